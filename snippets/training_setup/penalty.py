import torch
import torch.nn as nn

loss_function = nn.MSELoss()
actual = torch.tensor([60.0])

for predicted in [58.5, 45.0]:
    loss = loss_function(torch.tensor([predicted]), actual).item()
    print(f"error {predicted - 60.0:5.1f} minutes: loss {loss:6.2f} minutes²")
