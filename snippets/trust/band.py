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
answer, reach = (weight * 7 + bias).item(), interval(7).item()
words = f"from {answer - reach:.1f} to {answer + reach:.1f} minutes"
for axis in [[0, 20, 0, 80], [4, 11, 14, 46]]:
    plt.figure().description = f"At 7 miles, the interval is {words}."
    plt.fill_between(roads, line - half, line + half, fc="C2", alpha=0.2, lw=0)
    plt.plot(roads, line, "C2", inputs, times, "C1o")
    plt.axhline(30, linestyle="--", color="C3")
    plt.text(axis[1], 30, "30 minutes", color="C3", ha="right", va="bottom")
    plt.errorbar(7, answer, reach, fmt="kD", capsize=4)
    plt.axis(axis)
    plt.title(f"One more delivery, {axis[0]} to {axis[1]} miles")
    plt.xlabel("distance (miles)")
    plt.ylabel("time (minutes)")
plt.show()
