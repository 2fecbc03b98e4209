import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(42)
miles = torch.rand(100) * 8 + 3
hour = torch.randint(8, 22, (100,)).float()
rain = (torch.rand(100) < 0.3).float()
inputs = torch.stack([miles, hour, rain], dim=1)
rule = torch.tensor([[3.2], [0.4], [5.0]])
times = inputs @ rule + 2.0 + torch.randn(100, 1)

# --8<-- [start:scaling]
mean, std = inputs.mean(dim=0), inputs.std(dim=0)
standardised = (inputs - mean) / std
# --8<-- [end:scaling]
print("means:              ", [round(x, 2) for x in mean.tolist()])
print("standard deviations:", [round(x, 2) for x in std.tolist()])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(3, 1))
loss_function = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.1)
for epoch in range(500):
    optimizer.zero_grad()
    loss = loss_function(model(standardised), times)
    loss.backward()
    optimizer.step()
    if epoch + 1 in [1, 10, 50, 500]:
        print(f"in epoch {epoch + 1:3d}: loss {loss.item():8.4f} minutes²")

weights = model[0].weight[0].detach() / std
bias = (model[0].bias - weights @ mean).item()
print("minutes per  learned  rule")
for n, name in enumerate(["mile", "hour", "rain"]):
    print(f"{name:11s}  {weights[n].item():7.2f}  {rule[n].item():4.1f}")
print(f"start        {bias:7.2f}   2.0")
