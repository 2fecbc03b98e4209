import torch
import torch.nn as nn

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
weight, bias = model.parameters()
distance, time = torch.tensor([[5.0]]), torch.tensor([[22.2]])

# --8<-- [start:point]
product = weight * distance
prediction = product + bias
error = prediction - time
square = error**2

for number in [product, prediction, error, square]:
    number.retain_grad()  # without it, only weight and bias keep theirs
square.backward()
# --8<-- [end:point]

names = ["weight", "bias", "product", "prediction", "error", "square"]
numbers = [weight, bias, product, prediction, error, square]
print("              forward   backward")
for name, number in zip(names, numbers, strict=True):
    print(f"{name:10} {number.item():10.4f} {number.grad.item():10.4f}")
