import torch
import torch.nn as nn

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
with torch.no_grad():
    model[0].weight.fill_(3.0)
    model[0].bias.fill_(8.0)
    for miles in [7.0, 0.0]:
        minutes = model(torch.tensor([[miles]])).item()
        print(f"{miles:.0f} miles: {minutes:.1f} minutes", end="")
        print(f" (without the bias {3 * miles:.1f}", end="")
        print(f", weight and bias swapped {8 * miles + 3:.1f})")
