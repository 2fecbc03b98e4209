import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
biases = torch.linspace(0, 8, 81)
weights = torch.linspace(0, 7.5, 76)
lines = weights[:, None, None] * inputs.flatten() + biases[:, None]
losses = ((lines - times.flatten()) ** 2).mean(dim=-1)

grey = {"colors": "k", "alpha": 0.4, "linewidths": 0.8}
figure, panels = plt.subplots(2, figsize=(5, 6.2), sharex=True)
for n, lr in enumerate([0.01, 0.0174]):
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(1, 1))
    optimizer = optim.SGD(model.parameters(), lr=lr)
    path = [[model[0].bias.item(), model[0].weight.item()]]
    for epoch in range(500):
        optimizer.zero_grad()
        nn.MSELoss()(model(inputs), times).backward()
        optimizer.step()
        path.append([model[0].bias.item(), model[0].weight.item()])

    level = panels[n].contour(biases, weights, losses, [3, 30, 300], **grey)
    plt.setp(panels[n].clabel(level, fontsize=9), alpha=0.8)
    walked = torch.tensor(path).T
    panels[n].plot(*walked, f"C{2 - n}", linewidth=1.6 - n, zorder=4)
    panels[n].plot(*walked[:, :1], f"C{2 - n}o", *walked[:, -1:], f"C{2 - n}D")
    panels[n].plot(6.1373, 3.1983, "kx")  # least squares
    panels[n].text(path[0][0] + 0.15, 0.2, "start")
    panels[n].text(path[-1][0] - 0.2, 2.75, "end")
    panels[n].text(5.8, 3.6, "lowest")
    panels[n].set_title(f"lr = {lr}, 500 epochs", fontsize=11)
    panels[n].set_ylabel("weight (minutes per mile)")
panels[1].set_xlabel("bias (minutes)")
figure.suptitle("Two walks in the valley of the loss")
plt.show()
