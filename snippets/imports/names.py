import torch
import torch.nn as nn
import torch.optim as optim

print("twice:", torch.tensor([5.0, 6.0]) * 2)
print("nn and torch.nn, one module:", nn is torch.nn)
print("optim and torch.optim, one module:", optim is torch.optim)
