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


training, validation = data[:36, 2:], data[36:48, 2:]
ones = nn.functional.pad(data[:, :2].double(), (0, 1), value=1)
answers = ones @ torch.linalg.lstsq(ones[:36], training.double()).solution
mean = ((training.mean() - validation) ** 2).mean()
line = ((answers[36:48] - validation) ** 2).mean()
print(f"losses: mean {mean:.2f}, line {line:.2f} minutes²")
print(f"still there: {line / mean:.2f}")
print(f"R² {1 - line / mean:.2f}")
