import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim
from torch.utils.data import TensorDataset, random_split

torch.manual_seed(42)
miles = torch.rand(60, 1) * 8 + 3  # 3 to 11 miles
times = 3.2 * miles + 6.0 + 2 * torch.randn(60, 1)  # minutes
training, validation = random_split(TensorDataset(miles, times), [12, 48])
(seen, seen_times), (unseen, unseen_times) = training[:], validation[:]
road = torch.linspace(3, 11, 300).unsqueeze(1)


def powers(miles, count):
    return torch.cat([((miles - 7) / 4) ** (n + 1) for n in range(count)], 1)


for count, look in [(1, "C2"), (9, "C3--")]:
    model = nn.Sequential(nn.Linear(count, 1))
    optimizer = optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    for epoch in range(5000):
        optimizer.zero_grad()
        nn.MSELoss()(model(powers(seen, count)), seen_times).backward()
        optimizer.step()
    plt.plot(road, model(powers(road, count)).detach(), look, label=f"{count}")
columns = torch.cat([powers(seen, 9), seen**0], 1).double()
best = torch.linalg.lstsq(columns, seen_times.double()).solution.float()
plt.plot(road, powers(road, 9) @ best[:9] + best[9], "C3:", label="best fit")
plt.plot(seen, seen_times, "C1o")
plt.plot(unseen, unseen_times, "C0.", markersize=4)
plt.text(6.4, 20, "1 feature", color="C2", va="top")
plt.text(10.6, 29.5, "9 features", color="C3", ha="right")
plt.text(4.5, 33, "9, best fit", color="C3")
plt.text(7.8, 24.2, "training", color="C1")
plt.text(7.9, 36.5, "validation", color="C0", ha="right")
plt.title("Nine features bend to twelve deliveries")
plt.gca().set(xlabel="distance (miles)", ylabel="time (minutes)")
plt.ylim(8, 46)
plt.show()
