"""Reductions of `torch`: many numbers become one.

A sum of floats depends on the order of its terms. PyTorch adds several at once, as processors can,
so the order is not the obvious one; it is the same here, to the last digit.
"""

import builtins
import math
import operator
import warnings
from array import array
from collections import namedtuple

from torch import _dtype
from torch._dtype import float32, float64, int64
from torch._tensor import ELSEWHERE, Tensor, make, method, places
from torch.autograd import record

NOT_FLOAT = (
    "mean(): could not infer output dtype. Input dtype must be either a floating point or complex "
    "dtype. Got: {}"
)
FREEDOM = (
    "{}(): degrees of freedom is <= 0. Correction should be strictly less than the reduction "
    "factor (input numel divided by output numel)."
)
WIDTH = {"f": 8, "d": 4}  # how many numbers a processor adds at once


def in_order(numbers, dtype):
    """Add one number after the other; each sum is rounded."""
    total = array(dtype.code, [0])
    for number in numbers:
        total[0] += number
    return total[0]


def side_by_side(vectors, totals):
    """Add one vector after the other to totals, as `in_order` would each of their numbers."""
    for vector in vectors:
        totals = array(totals.typecode, map(operator.add, totals, vector))
    return totals


def in_blocks(vectors, zeros):
    """Add what is left of blocks of 16 vectors, then what is left of blocks of their sums, …"""
    totals = zeros
    while vectors:
        whole = len(vectors) // 16 * 16
        totals = side_by_side([side_by_side(vectors[whole:], zeros)], totals)
        vectors = [side_by_side(vectors[i : i + 16], zeros) for i in range(0, whole, 16)]
    return totals


def in_lanes(vectors, zeros):
    """Add every fourth vector, beginning with each of the first four, then these four sums."""
    whole = len(vectors) // 4 * 4
    first, *others = [in_blocks(vectors[lane:whole:4], zeros) for lane in range(4)]
    return side_by_side([*vectors[whole:], *others], first)


def row_sum(row, dtype):
    """The sum of numbers that lie side by side: of what is left, and of vectors of a width."""
    if dtype.kind < 2 or len(row) < 5:
        return in_order(row, dtype) if dtype.kind == 2 else builtins.sum(row)
    width = WIDTH[dtype.code] if len(row) >= WIDTH[dtype.code] else 1
    whole = len(row) // width * width
    vectors = [row[i : i + width] for i in range(0, whole, width)]
    return in_order([*row[whole:], *in_lanes(vectors, array(dtype.code, [0] * width))], dtype)


def column_sums(columns, dtype):
    """The sums of a matrix's columns; where they are fewer than a vector, of four at once."""
    four = len(columns) // 4 * 4 if len(columns) < WIDTH[dtype.code] else 0
    add = [in_blocks if i < four else in_lanes for i in range(len(columns))]
    zero = array(dtype.code, [0])
    return [how([(x,) for x in x_s], zero)[0] for how, x_s in zip(add, columns, strict=True)]


def sums(rows, are_columns, dtype):
    """The sum of each row."""
    if are_columns and len(rows) > 1 and dtype.kind == 2:
        return column_sums(rows, dtype)
    return [row_sum(row, dtype) for row in rows]


def dims_of(input, dim):
    """The dimensions that an argument means: all, one, or several; a number has none."""
    dims = [dim] if isinstance(dim, int) else dim or range(input.dim())
    return sorted({input.axis(d) for d in dims} & {*range(input.dim())})


def rows_of(input, dim, keepdim):
    """The numbers along one or more dimensions, a list for each result.

    Returns:
        The rows, the results' shape, and whether rows are columns: not side by side in memory.
    """
    dims = dims_of(input, dim)
    if (dim is None and not keepdim) or not dims:
        return [input.numbers()], (), False
    kept = [d for d in range(input.dim()) if d not in dims]
    shape = [1 if d in dims else n for d, n in enumerate(input.shape) if keepdim or d in kept]
    size = math.prod([input.shape[d] for d in dims])
    found = places(tuple([input.axes[d] for d in (*kept, *dims)]), input.offset)
    values = [input.storage[i] for i in found]
    rows = [values[i * size : (i + 1) * size] for i in range(math.prod(shape))]
    return rows, shape, kept != [] and dims[-1] < kept[-1]


def spread_back(g, n, dim, keepdim):
    """The rule of a sum: its gradient goes to each number."""
    for d in [] if keepdim or dim is None else dims_of(n.inputs[0], dim):
        g = g.unsqueeze(d)
    return g.expand(n.inputs[0].shape)


@method
def sum(input, dim=None, keepdim=False):
    """`torch.sum`."""
    rows, shape, are_columns = rows_of(input, dim, keepdim)
    dtype = input.dtype if input.dtype.kind == 2 else int64
    result = make(sums(rows, are_columns, dtype), shape, dtype)
    rule = [lambda g, n: spread_back(g, n, dim, keepdim)]
    return record(result, f"SumBackward{int(dim is not None)}", [input], rule, needs_numbers=False)


@method
def mean(input, dim=None, keepdim=False):
    """`torch.mean`: the sum, divided by how many there are."""
    dtype = input.dtype
    if dtype.kind < 2:
        raise RuntimeError(NOT_FLOAT.format(dtype.word))
    rows, shape, are_columns = rows_of(input, dim, keepdim)
    size = len(rows[0]) if rows and rows[0] else math.nan
    result = make([total / size for total in sums(rows, are_columns, dtype)], shape, dtype)
    rule = [lambda g, n: spread_back(g, n, dim, keepdim) / size]
    return record(result, f"MeanBackward{int(dim is not None)}", [input], rule, needs_numbers=False)


def no_rule(g, n):
    """The rule of what has no gradient here."""
    raise NotImplementedError(f"the stand-in has no gradient of {n.label}; {ELSEWHERE}")


@method
def var(input, dim=None, correction=1, keepdim=False, root=False):
    """`torch.var`, computed in doubles as PyTorch does."""
    if input.dtype.kind < 2:
        raise RuntimeError("std and var only support floating point and complex dtypes")
    rows, shape, _ = rows_of(input, dim, keepdim)
    left = (len(rows[0]) if rows else 0) - correction
    if left <= 0:
        warnings.warn(FREEDOM.format("std" if root else "var"), stacklevel=2 + root)
    results = []
    for row in rows:
        middle = math.fsum(row) / (len(row) or 1)
        if dim is None and input.dtype is float32:
            middle = mean(input.detach()).item()  # rounded, as PyTorch has it for all numbers
        spread = math.fsum([(x - middle) ** 2 for x in row])
        variance = spread / left if left > 0 else math.nan
        results.append(math.sqrt(variance) if root else variance)
    label = "StdBackward0" if root else "VarBackward0"
    return record(make(results, shape, input.dtype), label, [input], [no_rule])


@method
def std(input, dim=None, correction=1, keepdim=False):
    """`torch.std`."""
    return var(input, dim, correction, keepdim, root=True)


def place_of(best, row):
    """Where the largest or smallest number of a row is, or the first that is none."""
    not_numbers = [i for i, x in enumerate(row) if x != x]
    return not_numbers[0] if not_numbers else list(row).index(best(row))


def extreme(name, best):
    """`torch.max` or `torch.min`: of all, or along a dimension with the places where they are."""
    kind = namedtuple(name, ["values", "indices"])
    kind.__name__ = f"torch.return_types.{name}"
    kind.__repr__ = lambda pair: (
        f"torch.return_types.{name}(\nvalues={pair.values!r},\nindices={pair.indices!r})"
    )

    def reduced(input, dim=None, keepdim=False):
        if not input.numel() or isinstance(dim, Tensor):
            raise NotImplementedError(f"the stand-in has no such {name}; {ELSEWHERE}")
        rows, shape, _ = rows_of(input, dim, keepdim)
        found = [place_of(best, row) for row in rows]
        values = [row[i] for row, i in zip(rows, found, strict=True)]
        values = make(values, shape, input.dtype)
        label = f"{name.capitalize()}Backward{int(dim is None)}"
        values = record(values, label, [input], [no_rule]) if input.dtype.kind == 2 else values
        if dim is None:
            return values
        return kind(values, make(found, shape, int64))

    reduced.__name__ = name
    return method(reduced)


@method
def argmax(input):
    """`torch.argmax`: where the largest number is, in reading order."""
    if input.dtype.kind == 0 or not input.numel():
        raise NotImplementedError(f"the stand-in has no such argmax; {ELSEWHERE}")
    return make([place_of(builtins.max, input.numbers())], (), int64)


@method
def any(input):
    """`torch.any`."""
    return make([builtins.any(input.numbers())], (), _dtype.bool)


@method
def all(input):
    """`torch.all`."""
    return make([builtins.all(input.numbers())], (), _dtype.bool)


max, min = extreme("max", builtins.max), extreme("min", builtins.min)
