import math

import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
loss_function = nn.MSELoss()

drawn = [1, 2, 3, 4, 5, *range(10, 501, 10)]  # of the epochs
names = [(60, 0.4), (200, 25), (340, 4000), (25, 30_000)]  # their places
for rate, place in zip([0.01, 0.0174, 0.0175, 0.02], names, strict=True):
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(1, 1))
    optimizer = optim.SGD(model.parameters(), lr=rate)
    losses = []
    for epoch in range(500):
        optimizer.zero_grad()
        loss = loss_function(model(inputs), times)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    answer = model(torch.tensor([7.0])).item()
    print(f"lr {rate:6.4f}: loss in epoch 500 {losses[-1]:9.3f}", end=", ")
    print(f"7 miles: {answer:6.2f} minutes")
    shown = [losses[epoch - 1] for epoch in drawn]
    plt.plot(drawn, shown, color="C3", label=f"lr {rate}")
    plt.text(*place, f"lr = {rate}", color="C3")

print("lr 0.02: inf from epoch", losses.index(math.inf) + 1, end=", ")
print("nan from epoch", sum(not math.isnan(x) for x in losses) + 1)
plt.yscale("log")
plt.ylim(0.1, 100_000)
plt.gca().yaxis.set_major_formatter("{x:,g}")
plt.title("Four learning rates, 500 epochs")
plt.xlabel("epoch")
plt.ylabel("loss (minutes²)")
plt.show()
