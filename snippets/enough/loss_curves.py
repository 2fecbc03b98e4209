import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
columns = torch.cat([inputs, torch.ones_like(inputs)], dim=1)
line = torch.linalg.lstsq(columns, times).solution
best = nn.MSELoss()(columns @ line, times).item()

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
optimizer = optim.SGD(model.parameters(), lr=0.01)

losses = []
for epoch in range(1, 3001):
    optimizer.zero_grad()
    loss = nn.MSELoss()(model(inputs), times)
    losses.append(loss.item())
    loss.backward()
    optimizer.step()

excess = [loss - best for loss in losses]
for scale, what, label, values in [
    ("linear", "loss", "loss", losses),
    ("log", "loss above the best", "loss − best", excess),
]:
    plt.figure()
    plt.plot(range(1, 3001, 20), values[::20], color="C3", label=what)
    plt.axvline(500, ls=":", color="k", label="the lesson stops")
    plt.text(560, 100, "epoch 500:\nthe lesson stops", va="center")
    plt.xticks([0, 1000, 2000, 3000])
    plt.yscale(scale)
    plt.gca().yaxis.set_major_formatter("{x:g}")
    plt.title(f"The {what}, in 3000 epochs")
    plt.xlabel("epoch")
    plt.ylabel(f"{label} (minutes²)")
plt.show()
