import torch.nn as nn

model = nn.Sequential(nn.Linear(1, 8), nn.ReLU(), nn.Linear(8, 1))
sizes = [parameter.numel() for parameter in model.parameters()]
print(*sizes, sep=" + ", end=f" = {sum(sizes)}\n")
