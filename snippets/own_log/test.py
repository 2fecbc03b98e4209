import random

import torch
import torch.nn as nn
import torch.optim as optim
from torch.utils.data import DataLoader, TensorDataset

random.seed(42)  # the sixty rides that are left of the log
rides = []
for n in range(60):
    miles, hour = round(random.uniform(2, 5 + n / 8), 1), random.randint(12, 21)
    minutes = random.gauss(6 + 3.2 * miles + max(0, 9 - 3 * abs(hour - 18)), 2)
    rides.append([miles, hour, round(minutes, 1)])
torch.manual_seed(42)
data = torch.tensor(rides)[torch.randperm(60)]
mean, std = data[:36, :2].mean(dim=0), data[:36, :2].std(dim=0)
inputs, times = (data[:, :2] - mean) / std, data[:, 2:]
model = nn.Sequential(nn.Linear(2, 64), nn.ReLU(), nn.Linear(64, 1))
loss_function = nn.MSELoss()
optimizer = optim.Adam(model.parameters(), lr=0.02)
loader = DataLoader(TensorDataset(inputs[:36], times[:36]), 8, shuffle=True)
for _ in range(164):  # up to the best epoch
    for batch, targets in loader:
        optimizer.zero_grad()
        loss_function(model(batch), targets).backward()
        optimizer.step()

# --8<-- [start:point]
mean_time = times[:36].mean().expand(12, 1)
ones = nn.functional.pad(inputs.double(), (0, 1), value=1)
line = ones[48:] @ torch.linalg.lstsq(ones[:36], times[:36].double()).solution
network = model(inputs[48:]).detach()
rule = 6 + 3.2 * data[48:, :1] + (9 - 3 * (data[48:, 1:2] - 18).abs()).relu()
rows = {"mean": mean_time, "line": line, "network": network, "rule": rule}
baseline = loss_function(mean_time, times[48:])
print("           loss   RMSE    MAE     R²")
for name, answers in rows.items():
    errors = answers - times[48:]
    loss = (errors**2).mean()
    row = [loss, loss.sqrt(), errors.abs().mean(), 1 - loss / baseline]
    print(f"{name:8}", *[f"{value:6.2f}" for value in row])
# --8<-- [end:point]
