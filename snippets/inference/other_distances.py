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
    loss = loss_function(model(inputs), times)
    loss.backward()
    optimizer.step()

# --8<-- [start:point]
weight, bias = model[0].weight.item(), model[0].bias.item()
print(f"weight {weight:.4f} minutes per mile, bias {bias:.4f} minutes")
with torch.no_grad():
    for miles in [0.0, 7.0, 20.0]:
        minutes = model(torch.tensor([[miles]])).item()
        print(f"{miles:4.1f} miles: {minutes:5.2f} minutes", end="")
        print(f", {weight * miles:5.2f} of them by the weight")
# --8<-- [end:point]
