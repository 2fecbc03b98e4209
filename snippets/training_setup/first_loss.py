import torch
import torch.nn as nn

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()

outputs = model(inputs).detach()
errors = outputs - times
print("miles  predicted  actual   error  squared")
for row in torch.cat([inputs, outputs, times, errors, errors**2], dim=1):
    print("{:5.1f}  {:9.2f}  {:6.1f}  {:6.2f}  {:7.2f}".format(*row.tolist()))

loss = loss_function(outputs, times)
print(f"mean of the squares: {(errors**2).mean().item():.2f} minutes²")
print(f"nn.MSELoss():        {loss.item():.2f} minutes²")
print(f"its square root:     {loss.sqrt().item():.2f} minutes")
