import torch

layer = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(layer.parameters(), lr=0.01)

print("layer:", type(layer).__name__)
print("optimizer:", type(optimizer).__name__)
