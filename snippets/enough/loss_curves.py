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
for epoch in range(1, 4001):
    optimizer.zero_grad()
    loss = nn.MSELoss()(model(inputs), times)
    losses.append(loss.item())
    loss.backward()
    optimizer.step()

epochs = range(1, 4001, 20)
excess = [loss - best for loss in losses]
for what, values in [("loss", losses), ("loss minus the best", excess)]:
    plt.figure()
    plt.plot(epochs, values[::20], color="C3")
    plt.axvline(500, linestyle=":", color="C0")
    plt.text(560, max(values) / 2, "the lesson stops", color="C0")
    plt.yscale("linear" if what == "loss" else "log")
    plt.title(f"The {what}, in each epoch")
    plt.xlabel("epoch")
    plt.ylabel(f"{what} (minutes²)")
plt.show()
