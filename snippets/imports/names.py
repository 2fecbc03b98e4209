import torch
import torch.nn as nn
import torch.optim as optim

print(nn is torch.nn, optim is torch.optim)
print(torch.tensor([5.0, 6.0]) * 2)
print(nn.Linear.__module__)
print(optim.SGD.__module__)
