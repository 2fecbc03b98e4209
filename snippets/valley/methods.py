import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
columns = torch.cat([inputs, torch.ones_like(inputs)], dim=1)
line = torch.linalg.lstsq(columns, times).solution
best = nn.MSELoss()(columns @ line, times).item()

# --8<-- [start:methods]
methods = [
    ("SGD, lr=0.01", optim.SGD, {"lr": 0.01}),
    ("SGD, lr=0.017", optim.SGD, {"lr": 0.017}),
    ("SGD, lr=0.01, momentum=0.9", optim.SGD, {"lr": 0.01, "momentum": 0.9}),
    ("Adam, lr=0.01", optim.Adam, {"lr": 0.01}),
    ("Adam, lr=0.1", optim.Adam, {"lr": 0.1}),
    ("Adam, lr=1.0", optim.Adam, {"lr": 1.0}),
]
# --8<-- [end:methods]

print("loss after                  10 epochs  500 epochs  within 1% after")
for name, optimizer_class, settings in methods:
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(1, 1))
    optimizer = optimizer_class(model.parameters(), **settings)
    losses = []
    while len(losses) <= 500 or losses[-1] > 1.01 * best:
        optimizer.zero_grad()
        loss = nn.MSELoss()(model(inputs), times)
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
    epochs = [loss <= 1.01 * best for loss in losses].index(True)
    print(f"{name:26} {losses[10]:10.4f} {losses[500]:11.4f}", end="")
    print(f" {epochs:9} epochs")
