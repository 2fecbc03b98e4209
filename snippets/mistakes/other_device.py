import textwrap

import torch
import torch.nn as nn

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
order = torch.tensor([7.0])

model.to("meta")
order.to("meta")
print("the neuron is on:", model[0].weight.device)
print("the order is on: ", order.device)
try:
    prediction = model(order)
except RuntimeError as error:
    print(textwrap.fill(f"{type(error).__name__}: {error}", 40))

order = order.to("meta")
print("the order:       ", order)
print("its answer is on:", model(order).device)
