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
road = torch.linspace(3, 11, 100).unsqueeze(1)


def powers(miles, count):
    return torch.cat([((miles - 7) / 4) ** (n + 1) for n in range(count)], 1)


loss_function = nn.MSELoss()
print("features  training loss  validation loss  (minutes²)")
for count, look in [(1, "C2"), (9, "C3--")]:
    model = nn.Sequential(nn.Linear(count, 1))
    optimizer = optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    for epoch in range(5000):
        optimizer.zero_grad()
        loss = loss_function(model(powers(seen, count)), seen_times)
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        check = loss_function(model(powers(unseen, count)), unseen_times)
        line = model(powers(road, count))
    print(f"{count:8}  {loss.item():13.2f}  {check.item():15.2f}")
    plt.plot(road, line, look, label=f"features: {count}")
plt.plot(seen, seen_times, "C1o", label="training")
plt.plot(unseen, unseen_times, "C0.", label="validation")
plt.title("Nine features bend to twelve deliveries")
plt.xlabel("distance (miles)")
plt.ylabel("time (minutes)")
plt.legend()
plt.show()
