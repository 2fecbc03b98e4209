import torch.nn as nn

model = nn.Sequential(nn.Linear(1, 8), nn.ReLU(), nn.Linear(8, 1))
sizes = [parameter.numel() for parameter in model.parameters()]
print(*sizes, sep=" + ", end=f" = {sum(sizes)}\n")
print("weights alone:", sizes[0] + sizes[2])
print("all but the last:", sum(sizes[:-1]))
