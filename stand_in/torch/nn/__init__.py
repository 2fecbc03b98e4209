"""`torch.nn`: layers and losses."""

# fmt: off
# isort: off
from torch.nn import functional, init
from torch.nn.modules import (
    Dropout, L1Loss, Linear, Module, MSELoss, ReLU, Sequential, Sigmoid, Tanh,
)
from torch.nn.parameter import Parameter
