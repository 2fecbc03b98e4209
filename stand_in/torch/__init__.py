"""A stand-in for `torch`: the part of it that this site's scripts use, in plain Python.

It is small enough to be read, and runs where PyTorch does not: in a page. What it has prints what
PyTorch prints; what it has not ends with an error that says so. Begin with `autograd`.
"""

# fmt: off
# isort: off
import sys

import torch.autograd.functional
from torch import accelerator, autograd, cuda, linalg, nn, optim, utils
from torch._creation import (
    arange, eye, full, full_like, linspace, ones, ones_like, zeros, zeros_like,
)
from torch._dtype import bool, finfo, float32, float64, int32, int64
from torch._ops import (
    abs, add, addmm, allclose, cat, clone, div, equal, exp, isfinite, isinf, isnan, log, matmul,
    mm, mul, neg, pow, relu, sigmoid, sqrt, square, stack, sub, tanh,
)
from torch._reductions import all, any, argmax, max, mean, min, std, sum, var
from torch._tensor import Size, Tensor, device, missing, tensor, typename
from torch._views import flatten, permute, reshape, squeeze, t, unsqueeze
from torch.autograd import enable_grad, inference_mode, is_grad_enabled, no_grad, set_grad_enabled
from torch.random import Generator, manual_seed, rand, randint, randn, randperm
from torch.serialization import load, save

float, double, long, int = float32, float64, int64, int32

for _name in [name for name in sys.modules if name.partition(".")[0] == "torch"]:
    sys.modules[_name].__getattr__ = missing(_name)
del missing, sys
