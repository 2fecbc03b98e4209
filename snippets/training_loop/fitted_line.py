import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
road = torch.tensor([[0.0], [15.0]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.01)
untrained = model(road).detach()

for epoch in range(500):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), times)
    loss.backward()
    optimizer.step()

weight, bias = model[0].weight.item(), model[0].bias.item()
print(f"after 500 epochs: time = {weight:.4f} · distance + {bias:.4f}")
two_columns = torch.cat([inputs, torch.ones(4, 1)], dim=1)
best = torch.linalg.lstsq(two_columns, times).solution
print(f"the best line:    time = {best[0].item():.4f} · distance", end=" ")
print(f"+ {best[1].item():.4f}")

plt.scatter(inputs, times, color="C1", zorder=3, label="past deliveries")
plt.plot(road, untrained, "--", color="C2", label="untrained")
plt.plot(road, model(road).detach(), color="C2", label="after 500 epochs")
plt.plot(road, road * best[0] + best[1], ":", color="C0", label="best line")
plt.axvspan(0, 5, color="C0", alpha=0.1, linewidth=0)
plt.axvspan(10, 15, color="C0", alpha=0.1, linewidth=0)
plt.title("The line moves to the data")
plt.xlabel("distance (miles); shaded: no delivery yet")
plt.ylabel("time (minutes)")
plt.legend(loc="upper left")
plt.show()
