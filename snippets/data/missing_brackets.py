import torch
import torch.nn as nn

flat = torch.tensor([5.0, 6.0, 8.0, 10.0])
print("flat:", flat.shape)
try:
    nn.Linear(1, 1)(flat)
except RuntimeError as error:
    print("RuntimeError:", error)

column = flat.unsqueeze(1)
print("column:", column.shape)
print("outputs:", nn.Linear(1, 1)(column).shape)
print("reshape gives the same:", torch.equal(column, flat.reshape(-1, 1)))
print("view gives the same:", torch.equal(column, flat.view(-1, 1)))
