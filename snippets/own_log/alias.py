from copy import deepcopy

import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(42)
model = nn.Linear(1, 1)
optimizer = optim.SGD(model.parameters(), lr=0.01)

# --8<-- [start:point]
alias, copy = model.state_dict(), deepcopy(model.state_dict())
model(torch.tensor([[7.0]])).sum().backward()
print(f"before the step: {model.weight.item():.4f}")
optimizer.step()
print(f"after the step:  {model.weight.item():.4f}")
print(f"state_dict():    {alias['weight'].item():.4f}")
print(f"the deepcopy:    {copy['weight'].item():.4f}")
# --8<-- [end:point]
