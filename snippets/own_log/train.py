import random
from copy import deepcopy

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

# --8<-- [start:point]
model = nn.Sequential(nn.Linear(2, 64), nn.ReLU(), nn.Linear(64, 1))
loss_function = nn.MSELoss()
optimizer = optim.Adam(model.parameters(), lr=0.02)
loader = DataLoader(TensorDataset(inputs[:36], times[:36]), 8, shuffle=True)
epoch, best_epoch, best = 0, 0, float("inf")
while epoch - best_epoch < 50:  # the patience
    epoch, total = epoch + 1, 0
    for batch, targets in loader:
        optimizer.zero_grad()
        loss = loss_function(model(batch), targets)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(batch)
    with torch.no_grad():
        check = loss_function(model(inputs[36:48]), times[36:48]).item()
    if epoch == 1 or epoch % 50 == 0:
        print(f"epoch {epoch:3}: {total / 36:6.2f} {check:6.2f}")
    if check < best:
        best, best_epoch, state = check, epoch, deepcopy(model.state_dict())
model.load_state_dict(state)
print(f"stopped after epoch {epoch}; best after {best_epoch}: {best:.2f}")
# --8<-- [end:point]
