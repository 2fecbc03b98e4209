from math import sqrt

import matplotlib.pyplot as plt
import torch

inputs = torch.tensor([5.0, 6.0, 8.0, 10.0])
times = torch.tensor([22.2, 25.6, 31.0, 38.5])

n, mean = len(inputs), inputs.mean()
spread = (inputs - mean).square().sum()
weight = ((inputs - mean) * times).sum() / spread
bias = times.mean() - weight * mean
residuals = times - (weight * inputs + bias)
s = sqrt(residuals.square().sum() / (n - 2))
t = 0.95 / sqrt(2 * 0.975 * 0.025)


def interval(miles):
    return t * s * (1 + 1 / n + (miles - mean) ** 2 / spread).sqrt()


roads = torch.linspace(0, 20, 41)
line, half = weight * roads + bias, interval(roads)
plt.fill_between(roads, line - half, line + half, color="C2", alpha=0.2)
plt.plot(roads, line, color="C2", label="best line, with its 95% interval")
plt.scatter(inputs, times, color="C1", zorder=3, label="past deliveries")
plt.axhline(30, linestyle="--", color="C3", label="the promise: 30 minutes")
order, half = weight * 7 + bias, interval(7)
plt.errorbar(7, order, half, fmt="*", color="C0", capsize=4, label="the order")
plt.title("Where one new delivery would land")
plt.xlabel("distance (miles)")
plt.ylabel("time (minutes)")
plt.legend(loc="upper left")
plt.show()
