import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(42)
inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
inputs.to("meta")
print("inputs, after inputs.to(…):         ", inputs.device)
inputs = inputs.to("meta")
print("inputs, after inputs = inputs.to(…):", inputs.device)

model = nn.Sequential(nn.Linear(1, 1))
model.to("meta")
print("weight, after model.to(…):          ", model[0].weight.device)

for kind in [optim.SGD, optim.Adam, optim.Adagrad]:
    parameters = list(nn.Linear(1, 1).parameters())
    kept = kind(parameters).state[parameters[0]]
    names = [name for name, value in kept.items() if torch.is_tensor(value)]
    print(f"{kind.__name__} keeps before its first step:", names or "nothing")
