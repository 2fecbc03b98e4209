import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
bs, ws = torch.linspace(0, 10, 11), torch.linspace(0, 7, 43)
losses = [[nn.MSELoss()(w * inputs + b, times) for b in bs] for w in ws]
grey = {"colors": "k", "alpha": 0.7, "linewidths": 0.6}
labels = [(9, 3.2), (9, 4.1), (9, 5.5)]

for name, method, settings in [
    ("SGD, lr=0.01, momentum=0.9", optim.SGD, {"lr": 0.01, "momentum": 0.9}),
    ("Adam, lr=1.0", optim.Adam, {"lr": 1.0}),
]:
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(1, 1))
    optimizer = method(model.parameters(), **settings)
    walk = [(model[0].bias.item(), model[0].weight.item())]
    for epoch in range(100):
        optimizer.zero_grad()
        nn.MSELoss()(model(inputs), times).backward()
        optimizer.step()
        walk.append((model[0].bias.item(), model[0].weight.item()))

    plt.figure(figsize=(5, 3.9)).gca().set_aspect("equal")
    lines = plt.contour(bs, ws, losses, [10, 100, 400], **grey)
    plt.fill(*lines.get_paths()[0].vertices.T, "k", alpha=0.1, lw=0)  # floor
    names = plt.clabel(lines, fontsize="medium", manual=labels)
    plt.setp(names, rotation_mode="anchor")  # in the middle of the gap
    plt.plot(*torch.tensor(walk).T, "C2.-", lw=0.8, ms=4, label="the walk")
    plt.plot(*walk[-1], "C2D")
    for place, here in {"start": walk[0], "end": walk[-1]}.items():
        plt.annotate(place, here, (8, -10), textcoords="offset points")
    plt.title(f"{name}: 100 epochs")
    plt.xlabel("bias (minutes)")
    plt.ylabel("weight (minutes per mile)")
plt.show()
