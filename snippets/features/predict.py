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
mean, std = inputs.mean(dim=0), inputs.std(dim=0)

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(3, 1))
loss_function = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.1)
for epoch in range(500):
    optimizer.zero_grad()
    loss = loss_function(model((inputs - mean) / std), times)
    loss.backward()
    optimizer.step()

order = torch.tensor([[8.0, 14.0, 1.0]])
with torch.no_grad():
    print(f"the rule:      {(order @ rule + 2.0).item():6.2f} minutes")
    print(f"standardised:  {model((order - mean) / std).item():6.2f} minutes")
    print(f"left raw:      {model(order).item():6.2f} minutes")
