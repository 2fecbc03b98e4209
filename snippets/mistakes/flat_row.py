import torch
import torch.nn as nn

inputs = torch.tensor([5.0, 6.0, 8.0, 10.0])
print(inputs.shape)

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
try:
    outputs = model(inputs)
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")
