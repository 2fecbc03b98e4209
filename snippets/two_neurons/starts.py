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


def trained(seed, hidden):
    torch.manual_seed(seed)
    first, last = nn.Linear(1, hidden), nn.Linear(hidden, 1)
    model = nn.Sequential(first, nn.ReLU(), last)
    optimizer = optim.SGD(model.parameters(), lr=0.01)
    for epoch in range(500):
        optimizer.zero_grad()
        loss = nn.MSELoss()(model(inputs), times)
        loss.backward()
        optimizer.step()
    return model, loss.item()


for hidden in [2, 16]:
    runs = [trained(seed, hidden) for seed in range(20)]
    runs.sort(key=lambda run: -run[1])  # the best are drawn on top
    fits = sum([loss < 1.1 for _, loss in runs])
    print(f"{hidden:2} hidden: {fits:2} of 20 fit, worst loss {runs[0][1]:.2f}")
    for model, loss in runs * (hidden == 2):
        with torch.no_grad():
            line = model((road - miles.mean()) / miles.std())
        plt.plot(road, line, "C2" if loss < 1.1 else "C3", linewidth=1)
plt.text(10.5, 33, "the 3 that fit", color="C2")
plt.title("Two hidden neurons, twenty starts")
plt.gca().set(xlabel="distance (miles)", ylabel="time (minutes)")
plt.xticks(range(2, 19, 2))
plt.show()
