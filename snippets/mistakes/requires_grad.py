import torch
import torch.nn as nn

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
outputs = model(inputs)
print("print() works:  ", outputs[0])
try:
    outputs.numpy()
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")
print("detach() first: ", outputs.detach().numpy().round(4)[0])
