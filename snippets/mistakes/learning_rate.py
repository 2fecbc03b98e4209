import math

import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
loss_function = nn.MSELoss()

# line style, and where its label stands
styles = {0.01: ("-", 260, 0.2), 0.0174: ("--", 200, 25)}
styles |= {0.0175: (":", 340, 5e3), 0.02: ("-.", 75, 1e7)}
for rate, (style, *place) in styles.items():
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
    plt.plot(range(1, 501), losses, color="C3", ls=style)
    plt.annotate(f"lr {rate}", place, color="C3")

print("lr 0.02: inf from epoch", losses.index(math.inf) + 1, end=", ")
print("nan from epoch", sum(not math.isnan(x) for x in losses) + 1)
plt.yscale("log")
plt.ylim(0.1, 1e8)
plt.title("A little too large is far too large")
plt.xlabel("epoch")
plt.ylabel("loss in this epoch (minutes²)")
plt.show()
