import csv
import random

import torch
import torch.nn as nn
import torch.optim as optim
from torch.utils.data import DataLoader, TensorDataset

columns = ["miles", "hour", "minutes"]  # YOURS; last, the one to predict
log = [",".join(columns)]  # YOURS, for these six lines: log = open("clean.csv")
random.seed(42)
for n in range(60):
    miles, hour = round(random.uniform(2, 5 + n / 8), 1), random.randint(12, 21)
    minutes = random.gauss(6 + 3.2 * miles + max(0, 9 - 3 * abs(hour - 18)), 2)
    log.append(f"{miles},{hour},{minutes:.1f}")
rows = [[float(row[name]) for name in columns] for row in csv.DictReader(log)]
torch.manual_seed(42)
data = torch.tensor(rows)[torch.randperm(len(rows))]
a, b = len(data) * 6 // 10, len(data) * 8 // 10  # training, validation, test
mean, std = data[:a, :-1].mean(dim=0), data[:a, :-1].std(dim=0)
inputs, targets = (data[:, :-1] - mean) / std, data[:, -1:]
model = nn.Sequential(nn.Linear(len(mean), 64), nn.ReLU(), nn.Linear(64, 1))
loss_function = nn.MSELoss()
optimizer = optim.Adam(model.parameters(), lr=0.02)
loader = DataLoader(TensorDataset(inputs[:a], targets[:a]), 8, shuffle=True)
epoch, best_epoch, best = 0, 0, float("inf")
while epoch - best_epoch < 50:
    epoch += 1
    for batch, wanted in loader:
        optimizer.zero_grad()
        loss_function(model(batch), wanted).backward()
        optimizer.step()
    check = loss_function(model(inputs[a:b]), targets[a:b]).item()
    if check < best:
        best, best_epoch = check, epoch
        torch.save([model.state_dict(), mean, std], "model.pt")  # a copy
model.load_state_dict(torch.load("model.pt")[0])
loss = loss_function(model(inputs[b:]), targets[b:]).item()
base = ((targets[b:] - targets[:a].mean()) ** 2).mean().item()
print(f"epoch {best_epoch}, test loss {loss:.2f}, R² {1 - loss / base:.2f}")
