"""`torch.utils`."""

from torch._tensor import missing
from torch.utils import data

__getattr__ = missing("torch.utils")
