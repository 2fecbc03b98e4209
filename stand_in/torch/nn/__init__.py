"""`torch.nn`: layers and losses."""

from torch._tensor import missing
from torch.nn import functional, init
from torch.nn.modules import (
    Dropout,
    L1Loss,
    Linear,
    Module,
    MSELoss,
    ReLU,
    Sequential,
    Sigmoid,
    Tanh,
)
from torch.nn.parameter import Parameter

__getattr__ = missing("torch.nn")
