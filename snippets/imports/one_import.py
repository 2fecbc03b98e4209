import torch

layer = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(layer.parameters(), lr=0.01)

print(type(layer).__name__)
print(type(optimizer).__name__)
