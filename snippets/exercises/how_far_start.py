import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.01)

for epoch in range(500):
    optimizer.zero_grad()
    outputs = model(inputs)
    loss = loss_function(outputs, times)
    loss.backward()
    optimizer.step()

weight, bias = model[0].weight.item(), model[0].bias.item()
miles = 7.0  # not yet: how far do 30 minutes reach?
print(f"30 minutes reach {miles:.2f} miles")
print(f"check: {model(torch.tensor([miles])).item():.2f} minutes")
