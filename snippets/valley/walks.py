import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
lowest = (6.1373, 3.1983)  # the best bias and weight, by least squares
bs, ws = torch.linspace(0, 10, 61), torch.linspace(0, 7, 43)
losses = [[nn.MSELoss()(w * inputs + b, times) for b in bs] for w in ws]
grey = {"colors": "k", "alpha": 0.7, "linewidths": 0.6}
labels = [(9, 3.2), (9, 4.1), (9, 5.5)]

for lr, alpha in [(0.01, 1), (0.0174, 0.3)]:
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(1, 1))
    optimizer = optim.SGD(model.parameters(), lr=lr)
    walk = [(model[0].bias.item(), model[0].weight.item())]
    for epoch in range(500):
        optimizer.zero_grad()
        nn.MSELoss()(model(inputs), times).backward()
        optimizer.step()
        walk.append((model[0].bias.item(), model[0].weight.item()))

    plt.figure(figsize=(5, 3.9)).gca().set_aspect("equal")
    lines = plt.contour(bs, ws, losses, [10, 100, 400], **grey)
    plt.clabel(lines, fontsize="medium", manual=labels)
    plt.plot(*torch.tensor(walk).T, "C2", alpha=alpha)
    plt.plot(*torch.tensor(walk[:3]).T, "C2o-")
    plt.plot(*walk[-1], "C2D", *lowest, "kx")
    places = {"start": walk[0], "end": walk[-1], "lowest": lowest}
    for name, place in places.items():
        plt.annotate(name, place, (8, -10), textcoords="offset points")
    plt.title(f"500 epochs with lr={lr}")
    plt.xlabel("bias (minutes)")
    plt.ylabel("weight (minutes per mile)")
plt.show()
