import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
lowest = (6.1373, 3.1983)  # the best bias and weight, by least squares
bs, ws = torch.linspace(0, 10, 11), torch.linspace(0, 7, 43)
losses = [[nn.MSELoss()(w * inputs + b, times) for b in bs] for w in ws]
grey = {"colors": "k", "alpha": 0.7, "linewidths": 0.6}
words = {"fontsize": "medium", "manual": [(9, 3.2), (9, 4.1), (9, 5.5)]}

for lr, alpha, every in [(0.01, 1, 500), (0.0174, 0.2, 20)]:
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
    plt.fill(*lines.get_paths()[0].vertices.T, "k", alpha=0.1, lw=0)  # floor
    plt.setp(plt.clabel(lines, **words), rotation_mode="anchor")
    path = torch.tensor(walk).T
    plt.plot(*path, "C2", alpha=alpha, label="the walk")
    plt.plot(*path[:, :3], "C2o-", label="its first steps")
    for jump in range(every, 500, every):
        plt.plot(*path[:, jump : jump + 2], "C2", lw=0.8)
    plt.plot(*walk[-1], "C2D", *lowest, "kx")
    places = [("start", walk[0]), ("end", walk[-1]), ("lowest", lowest)]
    for name, place in places:
        plt.annotate(name, place, (8, -10), textcoords="offset points")
    plt.title(f"500 epochs with lr={lr}")
    plt.gca().set(xlabel="bias (minutes)", ylabel="weight (minutes per mile)")
plt.show()
