import torch
import torch.nn as nn

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()

# --8<-- [start:point]
outputs = model(inputs)
errors = outputs - times
squares = errors**2

print("miles  predicted  actual   error  squared")
for i in range(4):
    print(f"{inputs[i].item():5.1f}  {outputs[i].item():9.2f}", end="  ")
    print(f"{times[i].item():6.1f}  {errors[i].item():6.2f}", end="  ")
    print(f"{squares[i].item():7.2f}")

loss = loss_function(outputs, times)
print(f"mean of the squares: {squares.mean().item():.2f} minutes²")
print(f"loss_function():     {loss.item():.2f} minutes²")
print(f"its square root:     {loss.sqrt().item():.2f} minutes")
# --8<-- [end:point]
