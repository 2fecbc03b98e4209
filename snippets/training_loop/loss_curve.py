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

# --8<-- [start:point]
losses = []
for epoch in range(500):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), times)
    loss.backward()
    optimizer.step()
    losses.append(loss.item())

for epoch in [1, 2, 3, 4, 10, 100, 500]:
    print(f"in epoch {epoch:3d}: loss {losses[epoch - 1]:8.4f} minutes²")
print(f"after 500 epochs: {loss_function(model(inputs), times):.4f} minutes²")
two_columns = torch.cat([inputs, torch.ones(4, 1)], dim=1)
best = torch.linalg.lstsq(two_columns, times).solution
floor = loss_function(two_columns @ best, times).item()
print(f"the best line:    {floor:.4f} minutes²")
# --8<-- [end:point]

for scale in ["linear", "log"]:
    plt.figure()
    plt.axhline(floor, color="k", ls="--", lw=0.8, label="the best line")
    plt.text(500, floor, "the best line", ha="right", va="bottom")
    plt.plot(range(1, 501), losses, color="C3", label="loss")
    plt.yscale(scale)
    plt.gca().yaxis.set_major_formatter("{x:g}")
    plt.title(f"Loss in each epoch, {scale} scale")
    plt.xlabel("epoch")
    plt.ylabel("loss (minutes²)")
plt.show()
