import random

import matplotlib.pyplot as plt
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
training = data[:36].double()

ones = nn.functional.pad(training[:, :2], (0, 1), value=1)  # for the bias
line = torch.linalg.lstsq(ones, training[:, 2:]).solution
residuals = training[:, 2:] - ones @ line

plt.plot(training[:, 1], residuals, "C1o", label="training rides")
plt.plot((12, 21), (0, 0), "C2", label="the line")
plt.text(21.2, 0, "the line", color="C2", va="center")
plt.title("The line misses the rush hour")
plt.xlabel("hour of the day")
plt.ylabel("minutes beyond the line")
plt.show()
