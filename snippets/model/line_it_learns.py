import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
roads = torch.tensor([[0.0], [15.0]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.01)
untrained = model(roads).detach()

for epoch in range(500):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), times)
    loss.backward()
    optimizer.step()

ones = torch.ones_like(inputs)
best = torch.linalg.lstsq(torch.cat([inputs, ones], dim=1), times).solution

plt.figure(figsize=(5, 4))
plt.plot(roads, untrained, "--", color="C2", label="untrained")
plt.plot(roads, model(roads).detach(), color="C2", label="after 500 epochs")
fitted = roads * best[0] + best[1]
plt.plot(roads, fitted, ":", color="C0", label="least squares")
plt.vlines(inputs, model(inputs).detach(), times, color="C3", label="residuals")
plt.scatter(inputs, times, color="C1", zorder=3, label="past deliveries")
for start, end in [(0, 5), (10, 15)]:
    plt.axvspan(start, end, color="C0", alpha=0.1, linewidth=0)
plt.title("The line before and after training")
plt.xlabel("distance (miles); shaded: nobody has been there")
plt.ylabel("time (minutes)")
plt.xlim(0, 15)
plt.ylim(0, 80)
plt.legend(loc="upper left")
plt.show()
