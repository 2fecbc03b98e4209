import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
biases, weights = torch.linspace(0, 8, 81), torch.linspace(0, 7.5, 76)
lines = weights[:, None, None] * inputs.flatten() + biases[:, None]
losses = ((lines - times.flatten()) ** 2).mean(dim=-1)

places = [(5, 5.6), (5, 1.2), (7.4, 3.8), (5.5, 2.5), (6.9, 2.9), (0.5, 4)]
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
    figure.draw_without_rendering()  # so that the numbers find their lines
    plt.setp(panels[n].clabel(level, fontsize="medium", manual=places), alpha=0.8)
    walked = torch.tensor(path).T
    panels[n].plot(*walked, f"C{2 - n}", lw=1.6 - n, alpha=1 - 0.6 * n)
    panels[n].plot(*walked[:, :1], f"C{2 - n}o", *walked[:, -1:], f"C{2 - n}D")
    panels[n].plot(6.1373, 3.1983, "kx")  # least squares
    panels[n].text(path[0][0] + 0.15, 0.2, "start")
    panels[n].text(path[-1][0] - 0.2, 2.15, "end")
    panels[n].text(5.8, 4.1, "lowest")
    panels[n].set_title(f"lr = {lr}, 500 epochs")
    panels[n].set_ylabel("weight (minutes per mile)")
panels[1].set_xlabel("bias (minutes)")
figure.suptitle("Two walks in the valley of the loss")
plt.show()
