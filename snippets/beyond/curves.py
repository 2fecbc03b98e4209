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
plt.figure(figsize=(5, 4.2))
road = torch.linspace(3.06, 11, 300).unsqueeze(1)


def powers(miles, count):
    return torch.cat([((miles - 7) / 4) ** (n + 1) for n in range(count)], 1)


for count, look in [(1, "C2"), (9, "C3--")]:
    model = nn.Sequential(nn.Linear(count, 1))
    optimizer = optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    for epoch in range(5000):
        optimizer.zero_grad()
        nn.MSELoss()(model(powers(seen, count)), seen_times).backward()
        optimizer.step()
    plt.plot(road, model(powers(road, count)).detach(), look)
columns = torch.cat([powers(seen, 9), seen**0], 1).double()
best = torch.linalg.lstsq(columns, seen_times.double()).solution.float()
curve = powers(road, 9) @ best[:9] + best[9]
plt.plot(road, curve, "k", linewidth=1, label="9 features, least squares")
plt.plot(seen, seen_times, "C1o", unseen, unseen_times, "C0.")
plt.text(4.5, 14, "1 feature", color="C2")
plt.text(8, 27.6, "9 features,\n5000 epochs", color="C3", va="top")
plt.text(3.3, 34, "9 features,\nleast squares")
plt.text(6.1, 20, "training", color="C1")
plt.text(6.5, 36.5, "validation", color="C0")
plt.title("Nine features bend to twelve deliveries")
plt.gca().set(xlabel="distance (miles)", ylabel="time (minutes)", ylim=(8, 46))
plt.show()
