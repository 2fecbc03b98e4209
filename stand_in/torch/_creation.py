"""New tensors of `torch` that are not random."""

import math

from torch import _dtype
from torch._dtype import float32, int64
from torch._tensor import check_device, make, method, operand
from torch.random import shape_of, single


def full(size, fill_value, *, dtype=None, device="cpu", requires_grad=False):
    """`torch.full`."""
    check_device(device)
    value = operand(fill_value).item()
    dtype = dtype or _dtype.of_number(value)
    tensor = make([dtype.convert(value)] * math.prod(size), size, dtype)
    return tensor.requires_grad_(requires_grad)


def zeros(*size, dtype=float32, **options):
    """`torch.zeros`."""
    return full(shape_of(size), 0, dtype=dtype, **options)


def ones(*size, dtype=float32, **options):
    """`torch.ones`."""
    return full(shape_of(size), 1, dtype=dtype, **options)


def full_like(input, fill_value, *, dtype=None, requires_grad=False):
    """`torch.full_like`: with the shape and the dtype of another tensor."""
    dtype = dtype or input.dtype
    return full(input.shape, fill_value, dtype=dtype, requires_grad=requires_grad)


@method
def zeros_like(input, **options):
    """`torch.zeros_like`."""
    return full_like(input, 0, **options)


@method
def ones_like(input, **options):
    """`torch.ones_like`."""
    return full_like(input, 1, **options)


def arange(start, end=None, step=1, *, dtype=None):
    """`torch.arange`: from start to before end."""
    start, end = (0, start) if end is None else (start, end)
    kind = _dtype.widest([_dtype.of_number(x) for x in (start, end, step)])
    if (end - start) * step < 0:
        raise RuntimeError("upper bound and lower bound inconsistent with step sign")
    count = math.ceil((end - start) / step)
    return make([start + i * step for i in range(count)], (count,), dtype or kind)


def linspace(start, end, steps):
    """`torch.linspace`: evenly from start to end, counted from both ends."""
    start, end = single(start), single(end)
    step = single((end - start) / max(steps - 1, 1))
    middle = (steps + 1) // 2
    values = [start + step * i for i in range(middle)]
    return make(values + [end - step * (steps - 1 - i) for i in range(middle, steps)], (steps,))


def eye(n):
    """`torch.eye`."""
    return make([i == j for i in range(n) for j in range(n)], (n, n))
