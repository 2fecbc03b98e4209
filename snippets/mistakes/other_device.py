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
    print(f"{type(error).__name__}: {error}")

order = order.to("meta")
print("the order is on: ", order.device)
print("prediction:      ", model(order))
