import torch
import torch.nn as nn

inputs = torch.tensor([[5], [6], [8], [10]])
print(inputs.dtype)

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
try:
    outputs = model(inputs)
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")
