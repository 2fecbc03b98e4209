import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(42)
for kind in [optim.SGD, optim.Adam, optim.Adagrad]:
    parameters = list(nn.Linear(1, 1).parameters())
    kept = kind(parameters).state[parameters[0]]
    names = [name for name, value in kept.items() if torch.is_tensor(value)]
    print(f"{kind.__name__} keeps before its first step:", names or "nothing")

model = nn.Linear(1, 1).to("meta")  # in place of a graphics card
kept = optim.Adagrad(model.parameters()).state[model.weight]
print("Adagrad's sum is on:", kept["sum"].device)
