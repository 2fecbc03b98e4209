import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
optimizer = optim.SGD(model.parameters(), lr=0.01)
weight = model[0].weight

print(f"before:                 {weight.item():.4f}, gradient {weight.grad}")

optimizer.step()
print(f"step() on no gradient:  {weight.item():.4f}")

weight.grad = torch.tensor([[-1.0]])  # made up: no delivery was asked
optimizer.step()
print(f"step() on a made-up −1: {weight.item():.4f}")
