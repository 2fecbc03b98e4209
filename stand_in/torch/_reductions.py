"""Reductions of `torch`: many numbers become one.

A sum of floats depends on the order of its terms. PyTorch adds several at once, as processors can,
so the order is not the obvious one; it is the same here, to the last digit.
"""

import builtins
import math
from array import array
from collections import namedtuple

from torch import _dtype
from torch._dtype import float32, float64, int64
from torch._tensor import ELSEWHERE, make, method, places
from torch.autograd import record


def in_order(values, dtype):
    """Add one after the other; each sum is rounded."""
    total = array(dtype.code, [0])
    for value in values:
        total[0] += value
    return total[0]


def in_blocks(values, dtype):
    """Add blocks of 16, then what is left, then the blocks' sums."""
    whole = len(values) // 16 * 16
    blocks = [in_order(values[i : i + 16], dtype) for i in range(0, whole, 16)]
    return in_order([in_order(values[whole:], dtype), in_order(blocks, dtype)], dtype)


def in_lanes(values, dtype):
    """Add every fourth number, beginning with each of the first four, then these four sums."""
    whole = len(values) // 4 * 4
    first, *rest = [in_blocks(values[lane:whole:4], dtype) for lane in range(4)]
    return in_order([in_order([first, *values[whole:]], dtype), *rest], dtype)


def in_vectors(values, dtype):
    """Add vectors of 8 floats, or 4 doubles; first what is left, then the numbers of their sum."""
    width = 32 // array(dtype.code).itemsize
    whole = len(values) // width * width
    if len(values) < 5:
        return in_order(values, dtype)  # as all of this comes to
    if not whole:
        return in_lanes(values, dtype)
    lanes = [in_lanes(values[lane:whole:width], dtype) for lane in range(width)]
    return in_order([in_order(values[whole:], dtype), *lanes], dtype)


def add_up(rows, are_columns, dtype):
    """The sum of each row. Columns of a matrix are added side by side, up to four at once."""
    if dtype.kind < 2:
        return [builtins.sum(row) for row in rows]
    if not are_columns or len(rows) == 1:
        return [in_vectors(row, dtype) for row in rows]
    together = len(rows) // 4 * 4 if len(rows) < 8 else 0
    return [(in_blocks if i < together else in_lanes)(row, dtype) for i, row in enumerate(rows)]


def rows_of(input, dim, keepdim):
    """The numbers along one or more dimensions, a list for each result.

    Returns:
        The rows, the results' shape, and whether rows are columns: not side by side in memory.
    """
    if dim is None and not keepdim:
        return [input.numbers()], (), False
    dims = range(input.dim()) if dim is None else [dim] if isinstance(dim, int) else dim
    dims = sorted({input.axis(d) for d in dims})
    kept = [d for d in range(input.dim()) if d not in dims]
    found = places([input.axes[d] for d in (*kept, *dims)], input.offset)
    size = math.prod([input.shape[d] for d in dims])
    values = [input.storage[i] for i in found]
    rows = [values[i : i + size] for i in range(0, len(values), size)] if size else [[]]
    shape = [1 if d in dims else n for d, n in enumerate(input.shape) if keepdim or d in kept]
    return rows, shape, kept != [] and dims != [] and dims[-1] < kept[-1]


def spread_back(g, n, dim, keepdim):
    """The rule of a sum: its gradient goes to each number."""
    shape = n.inputs[0].shape
    for d in sorted({n.inputs[0].axis(d) for d in ([dim] if isinstance(dim, int) else dim or [])}):
        g = g if keepdim else g.unsqueeze(d)
    return g.expand(shape)


@method
def sum(input, dim=None, keepdim=False):
    """`torch.sum`."""
    rows, shape, are_columns = rows_of(input, dim, keepdim)
    dtype = input.dtype if input.dtype.kind == 2 else int64
    result = make(add_up(rows, are_columns, dtype), shape, dtype)
    rule = [lambda g, n: spread_back(g, n, dim, keepdim)]
    return record(result, f"SumBackward{int(dim is not None)}", [input], rule, needs_numbers=False)


@method
def mean(input, dim=None, keepdim=False):
    """`torch.mean`: the sum, divided by how many there are."""
    dtype = input.dtype
    if dtype.kind < 2:
        raise RuntimeError(
            "mean(): could not infer output dtype. Input dtype must be either a floating point or "
            f"complex dtype. Got: {dtype.word}"
        )
    rows, shape, are_columns = rows_of(input, dim, keepdim)
    size = len(rows[0]) or math.nan
    result = make([total / size for total in add_up(rows, are_columns, dtype)], shape, dtype)
    rule = [lambda g, n: spread_back(g, n, dim, keepdim) / size]
    return record(result, f"MeanBackward{int(dim is not None)}", [input], rule, needs_numbers=False)


def no_rule(g, n):
    """The rule of what has no gradient here."""
    raise NotImplementedError(f"the stand-in has no gradient of {n.label}; {ELSEWHERE}")


@method
def var(input, dim=None, correction=1, keepdim=False, root=False):
    """`torch.var`, computed in doubles as PyTorch does."""
    rows, shape, _ = rows_of(input, dim, keepdim)
    results = []
    for row in rows:
        middle, left = math.fsum(row) / len(row), len(row) - correction
        spread = math.fsum([(x - middle) ** 2 for x in row])
        variance = spread / left if left > 0 else math.nan
        results.append(math.sqrt(variance) if root else variance)
    label = "StdBackward0" if root else "VarBackward0"
    return record(make(results, shape, input.dtype), label, [input], [no_rule])


@method
def std(input, dim=None, correction=1, keepdim=False):
    """`torch.std`."""
    return var(input, dim, correction, keepdim, root=True)


def extreme(name, best):
    """`torch.max` or `torch.min`: of all, or along a dimension with the places where they are."""
    kind = namedtuple(name, ["values", "indices"])
    kind.__repr__ = lambda pair: (
        f"torch.return_types.{name}(\nvalues={pair.values},\nindices={pair.indices})"
    )

    def reduced(input, dim=None, keepdim=False):
        rows, shape, _ = rows_of(input, dim, keepdim)
        values = make([best(row) for row in rows], shape, input.dtype)
        label = f"{name.capitalize()}Backward{int(dim is None)}"
        values = record(values, label, [input], [no_rule]) if input.dtype.kind == 2 else values
        if dim is None:
            return values
        return kind(values, make([row.index(best(row)) for row in rows], shape, int64))

    reduced.__name__ = name
    return method(reduced)


@method
def argmax(input):
    """`torch.argmax`: where the largest number is, in reading order."""
    values = list(input.numbers())
    return make([values.index(builtins.max(values))], (), int64)


@method
def any(input):
    """`torch.any`."""
    return make([builtins.any(input.numbers())], (), _dtype.bool)


@method
def all(input):
    """`torch.all`."""
    return make([builtins.all(input.numbers())], (), _dtype.bool)


max, min = extreme("max", builtins.max), extreme("min", builtins.min)
