import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(42)
miles = torch.rand(40, 1) * 16 + 2
late = (miles - 10) * (miles > 10)
times = 6.0 + 3.2 * miles + 2.8 * late + torch.randn(40, 1)
inputs = (miles - miles.mean()) / miles.std()
road = torch.linspace(2, 18, 33).unsqueeze(1)


def trained(seed, n):
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(1, n), nn.ReLU(), nn.Linear(n, 1))
    optimizer = optim.SGD(model.parameters(), lr=0.01)
    for epoch in range(500):
        optimizer.zero_grad()
        loss = nn.MSELoss()(model(inputs), times)
        loss.backward()
        optimizer.step()
    return model, loss.item()


figure, (failed, fitted) = plt.subplots(1, 2, sharex=True, sharey=True)
for hidden in [2, 16]:
    runs = [trained(seed, hidden) for seed in range(20)]
    fits = sum([loss < 1.1 for _, loss in runs])
    worst = max([loss for _, loss in runs])
    print(f"{hidden:2} hidden: {fits:2} of 20 fit, worst loss {worst:.2f}")
    for model, loss in runs * (hidden == 2):
        with torch.no_grad():
            line = model((road - miles.mean()) / miles.std())
        axes, color = (fitted, "C2") if loss < 1.1 else (failed, "C3")
        axes.plot(road, line, color, alpha=0.35)
failed.set(title="17 of 20 do not fit", ylabel="time (minutes)")
fitted.set(title="3 fit", xticks=range(2, 19, 4))
figure.supxlabel("distance (miles)", x=0.56)
plt.show()
