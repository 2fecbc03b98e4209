import torch
import torch.nn as nn
import torch.optim as optim
from torch.utils.data import TensorDataset, random_split

torch.manual_seed(42)
miles = torch.rand(60, 1) * 8 + 3  # 3 to 11 miles
times = 3.2 * miles + 6.0 + 2 * torch.randn(60, 1)  # minutes
training, validation = random_split(TensorDataset(miles, times), [12, 48])
(seen, seen_times), (unseen, unseen_times) = training[:], validation[:]
loss_function = nn.MSELoss()


def powers(miles, count):
    return torch.cat([((miles - 7) / 4) ** (n + 1) for n in range(count)], 1)


def compare(name, on_seen, on_unseen):
    check = loss_function(on_unseen, unseen_times)
    print(f"{name:16} {loss_function(on_seen, seen_times):8.2f} {check:10.2f}")


print("features, epochs training validation")
compare("the rule itself", 3.2 * seen + 6.0, 3.2 * unseen + 6.0)
for count in [1, 9]:
    few, many = powers(seen, count), powers(unseen, count)
    model = nn.Sequential(nn.Linear(count, 1))
    optimizer = optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    for epoch in range(1, 5001):
        optimizer.zero_grad()
        loss = loss_function(model(few), seen_times)
        loss.backward()
        optimizer.step()
        if epoch in [100, 1000, 5000]:
            name = f"{count}, after {epoch:4}"
            compare(name, model(few), model(many))
    few = nn.functional.pad(few.double(), (0, 1), value=1)  # ones for the bias
    many = nn.functional.pad(many.double(), (0, 1), value=1)
    best = torch.linalg.lstsq(few, seen_times.double()).solution
    compare(f"{count}, least squares", few @ best, many @ best)
