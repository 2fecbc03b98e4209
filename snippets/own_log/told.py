import random

import torch
import torch.nn as nn

random.seed(42)  # the sixty rides that are left of the log
rides = []
for n in range(60):
    miles, hour = round(random.uniform(2, 5 + n / 8), 1), random.randint(12, 21)
    minutes = random.gauss(6 + 3.2 * miles + max(0, 9 - 3 * abs(hour - 18)), 2)
    rides.append([miles, hour, round(minutes, 1)])
torch.manual_seed(42)
data = torch.tensor(rides)[torch.randperm(60)]

far = (data[:, 1:2] - 18).abs()  # hours from the rush hour
features = torch.cat([data[:, :2], far], dim=1).double()
ones = nn.functional.pad(features, (0, 1), value=1)  # for the bias
line = torch.linalg.lstsq(ones[:36], data[:36, 2:].double()).solution
errors = ones[36:48] @ line - data[36:48, 2:]
print(f"validation loss {(errors**2).mean():.2f} minutes²")
