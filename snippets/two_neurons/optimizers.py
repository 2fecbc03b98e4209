import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(42)
miles = torch.rand(40, 1) * 16 + 2
late = (miles - 10) * (miles > 10)
times = 6.0 + 3.2 * miles + 2.8 * late + torch.randn(40, 1)
inputs = (miles - miles.mean()) / miles.std()


def losses(kind, lr):
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(1, 2), nn.ReLU(), nn.Linear(2, 1))
    optimizer, values = kind(model.parameters(), lr=lr), []
    for epoch in range(500):
        optimizer.zero_grad()
        loss = nn.MSELoss()(model(inputs), times)
        values.append(loss.item())
        loss.backward()
        optimizer.step()
    return values


rates = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0]
print("lr   ", *[f"{lr:8}" for lr in rates])
for kind, best, color in [(optim.SGD, 0.01, "C2"), (optim.Adam, 0.3, "C3")]:
    curves = {lr: losses(kind, lr) for lr in rates}
    print(f"{kind.__name__:5}", *[f"{c[-1]:8.2f}" for c in curves.values()])
    plt.loglog(range(1, 501), curves[best], color)
plt.text(40, 60, "Adam, lr=0.3", color="C3")
plt.text(2, 12, "SGD, lr=0.01", color="C2")
plt.title("The same start, SGD and Adam")
plt.xlabel("epoch")
plt.ylabel("loss in the epoch (minutes²)")
plt.gca().xaxis.set_major_formatter("{x:g}")
plt.gca().yaxis.set_major_formatter("{x:,g}")
plt.show()
