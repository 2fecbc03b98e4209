import torch
import torch.nn as nn

torch.manual_seed(42)
wide = nn.Linear(3, 2)
deep = nn.Sequential(nn.Linear(1, 8), nn.ReLU(), nn.Linear(8, 1))

for name, model in [("wide", wide), ("deep", deep)]:
    sizes = [parameter.numel() for parameter in model.parameters()]
    print(f"{name}: {sizes}, together {sum(sizes)}")
    weights = sizes[::2]  # every second one is a bias
    print(f"{name}: only weights {sum(weights)}", end="")
    print(f", each layer with one bias {sum(weights) + len(weights)}")
