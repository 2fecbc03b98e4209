import torch
import torch.nn as nn

rides = torch.tensor([[4.6, 13.0], [2.8, 18.0]], dtype=torch.float64)
model = nn.Linear(2, 1)
try:
    model(rides)
except RuntimeError as error:
    print(error)
print(model(rides.float()).dtype, "after .float()")
