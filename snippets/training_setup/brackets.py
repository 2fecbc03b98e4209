import torch
import torch.nn as nn

outputs = torch.tensor([[4.7], [5.4]])
times = torch.tensor([[22.2], [25.6]])

loss_function = nn.MSELoss()
print(loss_function(outputs, times))
print(nn.MSELoss()(outputs, times))
try:
    nn.MSELoss(outputs, times)
except RuntimeError as error:
    print(error)
