"""`torch.nn.functional`: layers and losses as functions."""

import warnings

from torch._creation import full
from torch._ops import addmm, cat, relu, sigmoid, tanh
from torch._tensor import Tensor, make
from torch.autograd import no_grad, record
from torch.random import default_generator

SIZES = (
    "Using a target size ({}) that is different to the input size ({}). This will likely lead to "
    "incorrect results due to broadcasting. Please ensure they have the same size."
)


def linear(input, weight, bias=None):
    """`torch.nn.functional.linear`: (n, features) becomes (n, outputs); a vector is one row."""
    if not isinstance(input, Tensor):
        kind = type(input).__name__
        raise TypeError(f"linear(): argument 'input' (position 1) must be Tensor, not {kind}")
    if not input.shape:
        found = f"but they are 0D and {weight.dim()}D"
        raise RuntimeError(f"both arguments to linear need to be at least 1D, {found}")
    if bias is None:
        return input @ weight.t()
    rows = input if input.dim() == 2 else input.reshape(-1, input.shape[-1])
    result = addmm(bias, rows, weight.t())
    return result if rows is input else result.view(*input.shape[:-1], result.shape[-1])


def compared(input, target):
    """Warn of a loss between tensors of two shapes."""
    if input.size() != target.size():
        warnings.warn(SIZES.format(target.size(), input.size()), stacklevel=2)


def reduced(losses, reduction):
    """The mean or the sum of losses, or each."""
    if reduction not in ("mean", "sum", "none"):
        raise ValueError(f"{reduction} is not a valid value for reduction")
    return losses if reduction == "none" else getattr(losses, reduction)()


def mse_loss(input, target, reduction="mean"):
    """`torch.nn.functional.mse_loss`: squared errors; one node, whose rule is 2 · error / n."""
    compared(input, target)
    with no_grad():
        errors = input - target
        result = reduced(errors * errors, reduction)
    share = 2 / errors.numel() if reduction == "mean" and errors.numel() else 2.0
    rules = [lambda g, n: share * (n[0] - n[1]) * g, lambda g, n: -(share * (n[0] - n[1]) * g)]
    return record(result, "MseLossBackward0", [input, target], rules)


def l1_loss(input, target, reduction="mean"):
    """`torch.nn.functional.l1_loss`: absolute errors."""
    compared(input, target)
    return reduced((input - target).abs(), reduction)


def dropout(input, p=0.5, training=True):
    """`torch.nn.functional.dropout`: each number is 0 with probability p, the others grow."""
    if not training or not p:
        return input
    kept = [default_generator.uniform_double() < 1 - p for _ in range(input.numel())]
    return input * (make(kept, input.shape) / (1 - p))


def pad(input, pad, value=0.0):
    """`torch.nn.functional.pad`, with a constant, left and right of the last dimension."""
    sides = [full((*input.shape[:-1], n), value, dtype=input.dtype) for n in pad]
    return cat([sides[0], input, sides[1]], dim=-1)
