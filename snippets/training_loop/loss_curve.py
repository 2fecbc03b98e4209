import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.01)

losses = []
for epoch in range(500):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), times)
    loss.backward()
    optimizer.step()
    losses.append(loss.item())

ones = torch.ones_like(inputs)
best = torch.linalg.lstsq(torch.cat([inputs, ones], dim=1), times).solution
floor = loss_function(inputs * best[0] + best[1], times).item()

for epoch in [1, 2, 3, 4, 10, 100, 500]:
    print(f"epoch {epoch:3d}: loss {losses[epoch - 1]:8.4f} minutes²")
print(f"least squares: {floor:10.4f} minutes²")

for scale in ["linear", "log"]:
    plt.figure()
    plt.plot(range(1, 501), losses, label="training")
    plt.axhline(floor, color="C1", linestyle="--", label="least squares")
    plt.yscale(scale)
    plt.title(f"Loss by epoch, {scale} scale")
    plt.xlabel("epoch")
    plt.ylabel("loss (minutes²)")
    plt.legend()
plt.show()
