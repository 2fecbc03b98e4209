from math import log

import torch
import torch.nn as nn
from torch.autograd.functional import hessian

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])


def loss_at(parameters):
    return nn.MSELoss()(parameters[0] * inputs + parameters[1], times)


second_derivatives = hessian(loss_at, torch.zeros(2))
curvatures, directions = torch.linalg.eigh(second_derivatives)
print("direction   weight     bias  curvature   factor  epochs to halve")
for n, name in [(1, "across"), (0, "along")]:
    weight, bias = (directions[:, n] * directions[0, n].sign()).tolist()
    factor = 1 - 0.01 * curvatures[n].item()
    print(f"{name:9} {weight:8.4f} {bias:8.4f} {curvatures[n]:10.3f}", end="")
    print(f" {factor:8.4f} {log(0.5) / log(abs(factor)):16.1f}")

flat, steep = curvatures.tolist()
print(f"condition number: {steep / flat:.0f}")
print(f"limit of lr: 2 / {steep:.2f} = {2 / steep:.4f}")
