import torch
import torch.nn as nn

loss_function = nn.MSELoss()
actual = torch.tensor([60.0])

errors, losses = [], []
for predicted in [45.0, 58.5]:
    loss = loss_function(torch.tensor([predicted]), actual).item()
    errors.append(predicted - 60.0)
    losses.append(loss)
    print(f"error {errors[-1]:5.1f} minutes: loss {loss:6.2f} minutes²")
print(f"error: {errors[0] / errors[1]:.1f} times as large")
print(f"loss: {losses[0] / losses[1]:.1f} times as large")
