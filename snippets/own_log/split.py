import random

import torch

random.seed(42)  # the sixty rides that are left of the log
rides = []
for n in range(60):
    miles, hour = round(random.uniform(2, 5 + n / 8), 1), random.randint(12, 21)
    minutes = random.gauss(6 + 3.2 * miles + max(0, 9 - 3 * abs(hour - 18)), 2)
    rides.append([miles, hour, round(minutes, 1)])
in_order = torch.tensor(rides)

# --8<-- [start:point]
torch.manual_seed(42)
shuffled = in_order[torch.randperm(60)]
print("the longest ride (miles) of training, validation, test")
for name, data in [("in order", in_order), ("shuffled", shuffled)]:
    parts = [data[:36], data[36:48], data[48:]]
    print(f"{name}:", *[f"{part[:, 0].max():4.1f}" for part in parts])

training, validation, test = parts
mean, std = training[:, :2].mean(dim=0), training[:, :2].std(dim=0)
print("miles and hour     mean {:6.2f} {:6.2f}".format(*mean.tolist()))
print("              deviation {:6.2f} {:6.2f}".format(*std.tolist()))
for part in [training, validation, test]:
    inputs, times = (part[:, :2] - mean) / std, part[:, 2:]
    first = "{:6.2f} {:6.2f}".format(*inputs[0].tolist())
    print(len(inputs), "rides; the first, standardised", first)
# --8<-- [end:point]
