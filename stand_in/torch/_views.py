"""Other shapes of a tensor, and parts of it: views, which share its numbers.

A view is a walk: other axes and another offset in the same array. Its gradient takes the same walk
through an array of zeros, and adds each number at the place where the view had read one.
"""

import math
import operator

from torch._dtype import int64
from torch._tensor import Tensor, dense, make, method, operand, over, places, spread, tensor
from torch.autograd import ELSEWHERE, IN_PLACE, is_grad_enabled, record

NOT_DENSE = (
    "view size is not compatible with input tensor's size and stride (at least one dimension spans "
    "across two contiguous subspaces). Use .reshape(...) instead."
)
ORDER = (
    "permute(sparse_coo): number of dimensions in the tensor input does not match the length of "
    "the desired ordering of dimensions i.e. input.dim() = {} is not equal to len(dims) = {}"
)
NO_INDEX = (
    "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid "
    "indices (got float)"
)
PUT = (
    "Index put requires the source and destination dtypes match, got {} for the destination and {} "
    "for the source."
)
MASK = (
    "The shape of the mask {} at index 0 does not match the shape of the indexed tensor {} at "
    "index 0"
)
OUTSIDE = "index {} is out of bounds for dimension {} with size {}"
NO_DIMENSION = (
    "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ "
    "to convert a 0-dim tensor to a number"
)


def walk(input, label, step):
    """A view; `step` turns axes and an offset into others."""
    view = over(input.storage, *step(input.axes, input.offset), input.dtype, input.version)

    def rule(g, n):
        shape = n.inputs[0].shape
        return scatter(g, shape, places(*step(dense(shape), 0)))

    return record(view, label, [input], [rule], needs_numbers=False)


def gather(input, found, shape, label="GatherBackward0"):
    """The numbers at these places of the reading order, as a new tensor."""
    numbers = input.numbers()
    result = make([numbers[place] for place in found], shape, input.dtype)
    rule = [lambda g, n: scatter(g, n.inputs[0].shape, found)]
    return record(result, label, [input], rule, needs_numbers=False)


def scatter(input, shape, found):
    """Zeros, with each number added at its place: the way back from `walk` and `gather`."""
    result = make([0] * math.prod(shape), shape, input.dtype)
    reached = set()  # the first number at a place is put there: 0 + -0 would be another zero
    for place, number in zip(found, input.numbers(), strict=True):
        result.storage[place] = result.storage[place] + number if place in reached else number
        reached.add(place)
    rule = [lambda g, n: gather(g, found, n.inputs[0].shape)]
    return record(result, "ScatterBackward0", [input], rule, needs_numbers=False)


@method
def axis(input, dim, extra=0):
    """The number of a dimension, which may be counted from the end."""
    n = max(input.dim() + extra, 1)
    if not -n <= dim < n:
        span = f"(expected to be in range of [{-n}, {n - 1}], but got {dim})"
        raise IndexError(f"Dimension out of range {span}")
    return dim % n


@method
def view(input, *shape, label="ViewBackward0"):
    """`torch.Tensor.view`; a length of -1 is whatever is left."""
    shape = list(shape if shape and isinstance(shape[0], int) else shape[0])
    rest = -math.prod(shape) or 1
    wanted = [input.numel() // rest if size == -1 else size for size in shape]
    if math.prod(wanted) != input.numel():
        raise RuntimeError(f"shape '{shape}' is invalid for input of size {input.numel()}")
    if not input.is_dense:
        raise RuntimeError(NOT_DENSE)
    return walk(input, label, lambda axes, offset: (dense(tuple(wanted)), offset))


@method
def reshape(input, *shape):
    """`torch.reshape`: a view where that is possible, else a copy."""
    if input.is_dense:
        return input.view(*shape)
    return input.clone().view(*shape, label="UnsafeViewBackward0")


@method
def flatten(input):
    """`torch.flatten`: all in one dimension."""
    return input.reshape(-1)


@method
def permute(input, *order, label="PermuteBackward0"):
    """`torch.permute`: the dimensions in another order."""
    order = order[0] if order and isinstance(order[0], (tuple, list)) else order
    if len(order) != input.dim():
        raise RuntimeError(ORDER.format(input.dim(), len(order)))
    order = [axis(input, d) for d in order]
    if len(set(order)) < len(order):
        raise RuntimeError("permute(): duplicate dims are not allowed.")
    return walk(input, label, lambda axes, offset: (tuple([axes[d] for d in order]), offset))


@method
def t(input):
    """`torch.t`: rows become columns."""
    if input.dim() > 2:
        raise RuntimeError(f"t() expects a tensor with <= 2 dimensions, but self is {input.dim()}D")
    return permute(input, *reversed(range(input.dim())), label="TBackward0")


@property
def T(input):
    """`torch.Tensor.T`, of a matrix."""
    if input.dim() != 2:
        raise NotImplementedError(f"the stand-in has T of matrices alone; {ELSEWHERE}")
    return permute(input, 1, 0)


Tensor.T = T


@method
def expand(input, *sizes):
    """`torch.Tensor.expand`: repeat along dimensions of length 1, without a copy."""
    sizes = sizes if not sizes or isinstance(sizes[0], int) else sizes[0]
    return walk(input, "ExpandBackward0", lambda axes, offset: (spread(axes, sizes), offset))


@method
def unsqueeze(input, dim):
    """`torch.unsqueeze`: one more dimension, of length 1."""
    d = axis(input, dim, extra=1)
    label = "UnsqueezeBackward0"
    return walk(input, label, lambda axes, offset: ((*axes[:d], (1, 0), *axes[d:]), offset))


@method
def squeeze(input, dim=None):
    """`torch.squeeze`: without the dimensions of length 1, or without that one."""
    dims = range(input.dim()) if dim is None else [axis(input, dim)]
    kept = [d for d in range(input.dim()) if d not in dims or input.shape[d] != 1]
    label = f"SqueezeBackward{int(dim is not None)}"
    return walk(input, label, lambda axes, offset: (tuple([axes[d] for d in kept]), offset))


@method
def select(input, dim, index, label="SelectBackward0"):
    """`torch.select`: what lies at one index of a dimension."""
    d = axis(input, dim)
    size, index = input.shape[d], operator.index(index)
    if not -size <= index < size:
        raise IndexError(OUTSIDE.format(index, d, size))

    def step(axes, offset):
        return axes[:d] + axes[d + 1 :], offset + index % size * axes[d][1]

    return walk(input, label, step)


def cut(input, d, piece):
    """The view that a slice of dimension d is."""
    if piece.step is not None and piece.step < 1:
        raise ValueError("step must be greater than zero")
    span = range(input.shape[d])[piece]

    def step(axes, offset):
        axis = len(span), axes[d][1] * span.step
        return (*axes[:d], axis, *axes[d + 1 :]), offset + span.start * axes[d][1]

    return walk(input, "SliceBackward0", step)


def pick(input, index):
    """A copy of rows, by their numbers or by a mask of whatever shape the tensor begins with."""
    if index.dtype.kind == 0:
        if index.shape != input.shape[: index.dim()]:
            raise IndexError(MASK.format(list(index.shape), list(input.shape)))
        rows = [row for row, is_wanted in enumerate(index.numbers()) if is_wanted]
        shape, rest = [len(rows)], input.shape[index.dim() :]
    else:
        size, shape, rest = len(input), index.shape, input.shape[1:]
        for row in index.numbers():
            if not -size <= row < size:
                raise IndexError(OUTSIDE.format(row, 0, size))
        rows = [row % size for row in index.numbers()]
    block = math.prod(rest)
    found = [row * block + i for row in rows for i in range(block)]
    return gather(input, found, [*shape, *rest], "IndexBackward0")


@method
def __getitem__(input, index):
    if isinstance(index, list):
        return pick(input, tensor(index))
    if isinstance(index, Tensor) and (index.shape or index.dtype.kind == 0):
        return pick(input, index)
    if isinstance(index, int) and not input.shape:
        raise IndexError(NO_DIMENSION)
    index = index if isinstance(index, tuple) else (index,)
    dots = [i is Ellipsis for i in index]
    if any(dots):
        at = dots.index(True)
        known = sum([i is not None for i in index]) - 1
        index = (*index[:at], *[slice(None)] * (input.dim() - known), *index[at + 1 :])
    if sum([i is not None for i in index]) > input.dim():
        raise IndexError(f"too many indices for tensor of dimension {input.dim()}")
    result, d = input, 0
    for i in index:
        if i is None:
            result, d = unsqueeze(result, d), d + 1
        elif isinstance(i, slice):
            result, d = result if i == slice(None) else cut(result, d, i), d + 1
        elif isinstance(i, float):
            raise IndexError(NO_INDEX)
        elif isinstance(i, (list, bool)) or getattr(i, "shape", ()):
            raise NotImplementedError(f"the stand-in has no such index; {ELSEWHERE}")
        else:
            result = select(result, d, i)
    return result


@method
def __setitem__(input, index, value):
    value, part = operand(value), input.detach()[index]
    if part.storage is not input.storage:
        if value.shape and value.dtype is not input.dtype:
            raise RuntimeError(PUT.format(input.dtype.word, value.dtype.word))
        shape = (1,) * (part.dim() - value.dim()) + value.shape
        if any([n not in (1, size) for n, size in zip(shape, part.shape, strict=False)]):
            found = f"value tensor of shape {list(value.shape)} cannot be broadcast to indexing"
            raise RuntimeError(f"shape mismatch: {found} result of shape {list(part.shape)}")
    values = value.numbers(part.shape, input.dtype)
    if is_grad_enabled() and (input.requires_grad or value.requires_grad):
        if input.is_leaf and input.requires_grad:
            raise RuntimeError(IN_PLACE.format("a view of a"))
        raise NotImplementedError(f"the stand-in changes no part with a gradient; {ELSEWHERE}")
    if part.storage is input.storage:
        return part.write(values)
    numbers = input.numbers()
    found = make(range(input.numel()), input.shape, int64)[index].numbers()
    for place, number in zip(found, values, strict=True):
        numbers[place] = number
    input.write(numbers)


@method
def cpu(input):
    """`torch.Tensor.cpu`: it is there already."""
    return input
