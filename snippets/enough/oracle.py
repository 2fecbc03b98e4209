import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
columns = torch.cat([inputs, torch.ones_like(inputs)], dim=1).double()
w, b = torch.linalg.lstsq(columns, times.double()).solution.flatten().tolist()
best = nn.MSELoss()(w * inputs + b, times).item()

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
optimizer = optim.SGD(model.parameters(), lr=0.01)
row = "{:>6} {:9.4f} {:7.4f} {:9.4f} {:9.2f}"
print("epochs    weight    bias      loss   7 miles")

losses = []
for epochs in range(4001):
    optimizer.zero_grad()
    loss = nn.MSELoss()(model(inputs), times)
    losses.append(loss.item())
    if epochs in [0, 1, 10, 100, 500, 1000, 2000, 4000]:
        weight, bias = [p.item() for p in model.parameters()]
        print(row.format(epochs, weight, bias, losses[-1], weight * 7 + bias))
    loss.backward()
    optimizer.step()
print(row.format("best", w, b, best, w * 7 + b))

excess = [loss - best for loss in losses]
for what, values in [("loss", losses), ("loss above the best", excess)]:
    plt.figure()
    plt.plot(range(0, 4001, 20), values[::20], color="C3")
    plt.axvline(500, linestyle=":", color="C0", label="the lesson stops")
    plt.yscale("linear" if what == "loss" else "log")
    plt.title(f"The {what}, by epochs")
    plt.xlabel("epochs")
    plt.ylabel(f"{what} (minutes²)")
    plt.legend()
plt.show()
