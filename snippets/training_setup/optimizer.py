import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
optimizer = optim.SGD(model.parameters(), lr=0.01)

for name, parameter in model.named_parameters():
    print(f"{name}: {parameter.item():.4f}, gradient: {parameter.grad}")

group = optimizer.param_groups[0]
print("learning rate:", group["lr"])
print("values it may change:", len(group["params"]))
print("the model's own weight:", group["params"][0] is model[0].weight)
