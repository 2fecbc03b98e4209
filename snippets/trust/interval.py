from math import sqrt

import torch

inputs = torch.tensor([5.0, 6.0, 8.0, 10.0])
times = torch.tensor([22.2, 25.6, 31.0, 38.5])

# The best line, by the formulas of least squares.
n, mean = len(inputs), inputs.mean()
spread = (inputs - mean).square().sum()
weight = ((inputs - mean) * times).sum() / spread
bias = times.mean() - weight * mean

# The scatter s, and the 97.5% quantile of t for 2 degrees of freedom.
residuals = times - (weight * inputs + bias)
s = sqrt(residuals.square().sum() / (n - 2))
p = 0.975
t = (2 * p - 1) / sqrt(2 * p * (1 - p))
rmse = residuals.square().mean().sqrt().item()
print(f"square root of the loss: {rmse:.4f} minutes")
print(f"s = {s:.4f} minutes, t = {t:.4f}")


def uncertainty(miles):
    """The standard error of one new delivery, in minutes."""
    return s * sqrt(1 + 1 / n + (miles - mean) ** 2 / spread)


for miles in [0, 7, 20]:
    center, half = weight * miles + bias, t * uncertainty(miles)
    low, high = center - half, center + half
    print(f"{miles:2} miles: {center:5.2f} ± {half:.2f}", end=" minutes, ")
    print(f"from {low:5.2f} to {high:5.2f}")

to_spare = 30 - (weight * 7 + bias)
t_spare = to_spare / uncertainty(7)
chance = (1 + t_spare / sqrt(2 + t_spare**2)) / 2
print(f"to spare at 7 miles: {to_spare:.2f} minutes")
print(f"chance of 30 minutes or less: {chance:.0%}")
