import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])


def walk(lr, epochs):
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(1, 1))
    optimizer = optim.SGD(model.parameters(), lr=lr)
    path = [[parameter.item() for parameter in model.parameters()]]
    for epoch in range(epochs):
        optimizer.zero_grad()
        nn.MSELoss()(model(inputs), times).backward()
        optimizer.step()
        path.append([parameter.item() for parameter in model.parameters()])
    return zip(*path, strict=True)


weights = torch.linspace(0, 7.5, 60)
biases = torch.linspace(-1, 8, 10)
predicted = weights[None, :, None] * inputs.flatten() + biases[:, None, None]
losses = ((predicted - times.flatten()) ** 2).mean(dim=-1)
columns = torch.cat([inputs, torch.ones_like(inputs)], dim=1)
best = torch.linalg.lstsq(columns, times).solution

plt.contour(weights, biases, losses, levels=[30, 200, 500], colors="C3")
plt.plot(*walk(0.0174, 12), ".:", color="C1", label="lr = 0.0174, 12 epochs")
plt.plot(*walk(0.01, 500), color="C2", label="lr = 0.01, 500 epochs")
plt.plot(*best, "*", color="C0", markersize=12, label="least squares")
plt.title("Two walks in the valley of the loss")
plt.xlabel("weight (minutes per mile)")
plt.ylabel("bias (minutes)")
plt.ylim(-1, 14)
plt.legend(loc="upper right")
plt.show()
