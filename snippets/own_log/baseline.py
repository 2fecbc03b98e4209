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

# --8<-- [start:point]
training, validation = data[:36], data[36:48]
times = validation[:, 2:]
always = torch.full_like(times, training[:, 2].mean().item())

ones = nn.functional.pad(data[:, :2].double(), (0, 1), value=1)  # for the bias
line = torch.linalg.lstsq(ones[:36], training[:, 2:].double()).solution
weights = [f"{weight:.2f}" for weight in line.flatten().tolist()]
print("the line, for a mile, an hour, and bias:", *weights)

print("           loss    MAE")
for name, answers in [("mean", always), ("line", ones[36:48] @ line)]:
    errors = answers - times
    print(f"{name:8} {(errors**2).mean():6.2f} {errors.abs().mean():6.2f}")
# --8<-- [end:point]
