import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(42)
miles = torch.rand(40, 1) * 16 + 2
late = (miles - 10) * (miles > 10)
times = 6.0 + 3.2 * miles + 2.8 * late + torch.randn(40, 1)
inputs = (miles - miles.mean()) / miles.std()

torch.manual_seed(42)
# --8<-- [start:layers]
first, second = nn.Linear(1, 2), nn.Linear(2, 1)
model = nn.Sequential(first, second)
# --8<-- [end:layers]
optimizer = optim.SGD(model.parameters(), lr=0.01)
for epoch in range(500):
    optimizer.zero_grad()
    loss = nn.MSELoss()(model(inputs), times)
    loss.backward()
    optimizer.step()

# --8<-- [start:multiply]
with torch.no_grad():
    weight = second.weight @ first.weight
    bias = second.weight @ first.bias + second.bias
    difference = model(inputs) - (inputs * weight + bias)
    loss = nn.MSELoss()(model(inputs), times).item()

print(f"largest difference: {difference.abs().max().item():.4f} minutes")
slope = weight.item() / miles.std().item()
start = bias.item() - slope * miles.mean().item()
print(f"in miles: {slope:.2f} × miles {start:+.2f}, loss {loss:.2f} minutes²")
# --8<-- [end:multiply]
