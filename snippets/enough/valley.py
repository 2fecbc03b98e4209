from math import log

import torch
import torch.nn as nn
from torch.autograd.functional import hessian

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])


def loss_at(parameters):
    return nn.MSELoss()(parameters[0] * inputs + parameters[1], times)


curvature = hessian(loss_at, torch.zeros(2))
x = inputs.flatten()
by_hand = 2 * torch.tensor([[(x**2).mean(), x.mean()], [x.mean(), 1.0]])
print("Hessian, by autograd:", curvature.tolist())
print("Hessian, by hand:    ", by_hand.tolist())

values, vectors = torch.linalg.eigh(curvature)
flat, steep = values.tolist()
print(f"condition number: {steep / flat:.0f}")
print(f"stable below lr = 2 / {steep:.2f} = {2 / steep:.4f}")

print("           weight     bias  curvature  kept per epoch  epochs to halve")
for name, i in [("along", 0), ("across", 1)]:
    weight, bias = (vectors[:, i] * vectors[:, i].sign()[0]).tolist()
    kept = abs(1 - 0.01 * values[i].item())
    half = log(0.5) / log(kept)
    print(f"{name:<8} {weight:8.4f} {bias:8.4f}", end="")
    print(f" {values[i].item():10.3f} {kept:15.4f} {half:16.3g}")
