import random

import matplotlib.pyplot as plt
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
optimizer = optim.Adam(model.parameters(), lr=0.02)
loader = DataLoader(TensorDataset(inputs[:36], times[:36]), 8, shuffle=True)
squares = []
for _ in range(400):
    for batch, targets in loader:
        optimizer.zero_grad()
        nn.functional.mse_loss(model(batch), targets).backward()
        optimizer.step()
    squares.append((model(inputs).detach() - times) ** 2)
parts = torch.cat(squares, dim=1).split([36, 12, 12])
for n, name in enumerate(["training", "validation"]):
    loss = parts[n].mean(dim=0)
    plt.plot(range(50, 401), loss[49:], f"C{n + 2}", lw=1)
    plt.text(300, 1.6 + 3.5 * n, name, color=f"C{n + 2}")
best = loss.argmin().item() + 1
plt.plot([best] * 2, [6, loss.min()], "ko:", markevery=[1], label="lowest")
plt.text(best + 5, 6, f"lowest: after epoch {best}")
plt.title("Training goes on, validation turns")
plt.xlabel("epoch")
plt.ylabel("loss after the epoch (minutes²)")
plt.show()
