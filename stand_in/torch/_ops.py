"""The arithmetic of `torch`: every function here is a method of its tensors, too.

A rule takes the gradient `g` of an operation's result and its `autograd.Node` `n`, and returns the
gradient of an operand: `n[0]` and `n[1]` are the operands once more, `n[-1]` is the result. Rules
are written with tensors, so that gradients have gradients.
"""

import functools
import math
import operator
from array import array
from itertools import accumulate, pairwise, zip_longest

from torch import _dtype
from torch._dtype import float32
from torch._tensor import BROADCAST, ELSEWHERE, Tensor, check_device, make, method, operand
from torch._views import cut
from torch.autograd import no_grad, record

SIZES = (
    "Sizes of tensors must match except in dimension {}. Expected size {} but got size {} for "
    "tensor number {} in the list."
)
DOT = (
    "inconsistent tensor size, expected tensor [{0}] and src [{1}] to have the same number of "
    "elements, but got {0} and {1} elements respectively"
)


@functools.cache
def broadcast(*shapes):
    """The shape that tensors have together: lengths, counted from the last, are equal or 1."""
    result, n = [], max([len(shape) for shape in shapes])
    for back, sizes in enumerate(zip_longest(*[shape[::-1] for shape in shapes], fillvalue=1), 1):
        sizes = [size for size in sizes if size != 1] or [1]
        if len(set(sizes)) > 1:
            raise RuntimeError(BROADCAST.format(sizes[0], sizes[-1], n - back))
        result.insert(0, sizes[0])
    return tuple(result)


def elementwise(name, function, *rules, label=None, kind=0, least=0, dtype=None):
    """Make a function of numbers one of tensors, with broadcasting, a dtype and its gradient.

    Args:
        name: what `torch` calls it.
        rules: for each operand, the rule of its gradient.
        label: of the node, where it is not the name.
        kind: what the result is at least; 2 makes integers floats.
        least: 1 where no operand may be a boolean.
        dtype: the result's, where it does not follow from the operands'; it has no gradient.
    """
    label = label or f"{name.capitalize()}Backward0"
    needs_numbers = not {same, minus}.issuperset(rules)

    def lifted(*operands):
        tensors = [x if isinstance(x, Tensor) else operand(x) for x in operands]
        common = _dtype.result_type(*[(t.dtype, t.rank) for t in tensors])
        if least and any([t.dtype.kind < least for t in tensors]):
            raise NotImplementedError(f"the stand-in has no {name} of booleans; {ELSEWHERE}")
        common = common if common.kind >= kind else float32
        shape = broadcast(*[t.shape for t in tensors])
        numbers = map(function, *[t.numbers(shape, common) for t in tensors])
        result = make(numbers, shape, dtype or common)
        return result if dtype else record(result, label, tensors, rules, needs_numbers)

    lifted.__name__, lifted.__doc__ = name, f"`torch.{name}`."
    return method(lifted)


def same(g, n):
    """The rule of what is added: its gradient is that of the sum."""
    return g


def minus(g, n):
    """The rule of what is subtracted."""
    return -g


def divide(a, b):
    """A quotient as processors define it: without an error."""
    if b:
        return a / b
    return math.copysign(math.inf, a) * math.copysign(1, b) if a and a == a else math.nan


def raised(a, exponent):
    """A power as processors define it: without an error."""
    try:
        result = a**exponent
    except (ZeroDivisionError, OverflowError):
        return math.inf if a >= 0 or exponent % 2 == 0 else -math.inf
    return math.nan if isinstance(result, complex) else result


def exponential(a):
    """e to the power of a, as processors define it: without an error."""
    return math.exp(a) if a < 709 else math.inf if a == a else a


# Number by number. PyTorch rounds each result to its dtype once, and so does `make`.
# fmt: off
plus = elementwise("plus", operator.add, same, same, label="AddBackward0")
take = elementwise("take", operator.sub, same, minus, label="SubBackward0", least=1)
rsub = elementwise("rsub", lambda a, b: b - a, minus, same, label="RsubBackward1", least=1)
neg = elementwise("neg", operator.neg, minus, least=1)
mul = elementwise("mul", operator.mul, lambda g, n: g * n[1], lambda g, n: g * n[0])
div = elementwise("div", divide,
    lambda g, n: g / n[1], lambda g, n: -g * (n[0] / n[1] / n[1]), kind=2)
fused = elementwise("fused", lambda a, b, alpha: a + alpha * b,
    same, lambda g, n: g * n[2], label="AddBackward0")
reciprocal = elementwise("reciprocal", lambda a: divide(1, a),
    lambda g, n: -g * (n[-1] * n[-1]), kind=2)
square = elementwise("square", lambda a: a * a,
    lambda g, n: g * (2 * n[0]), label="PowBackward0", least=1)
cube = elementwise("cube", lambda a, its_square: its_square * a,
    lambda g, n: g * (3 * square(n[0])), label="PowBackward0")
power = elementwise("power", raised,
    lambda g, n: g * (n[1] * n[0].pow(n[1].item() - 1)) if n[1] else g.zeros_like(),
    label="PowBackward0")
abs = elementwise("abs", lambda a: a if a > 0 else 0 - a, lambda g, n: g * sign(n[0]), least=1)
sign = elementwise("sign", lambda a: (a > 0) - (a < 0), lambda g, n: g * 0)
exp = elementwise("exp", exponential, lambda g, n: g * n[-1], kind=2)
log = elementwise("log", lambda a: math.log(a) if a > 0 else math.nan if a else -math.inf,
    lambda g, n: g / n[0], kind=2)
sqrt = elementwise("sqrt", lambda a: math.sqrt(a) if a >= 0 else math.nan,
    lambda g, n: g / (2 * n[-1]), kind=2)
relu = elementwise("relu", lambda a: 0 if a < 0 else a,
    lambda g, n: where_positive(n[-1], g), least=1)
where_positive = elementwise("where_positive", lambda y, g: g if y > 0 else 0,
    None, lambda g, n: where_positive(n[0], g), label="ThresholdBackwardBackward0")
tanh = elementwise("tanh", math.tanh, lambda g, n: g * (1 - n[-1] * n[-1]), kind=2)
sigmoid = elementwise("sigmoid", lambda a: divide(1, 1 + exponential(-a)),
    lambda g, n: g * (1 - n[-1]) * n[-1], kind=2)
isnan = elementwise("isnan", math.isnan, dtype=_dtype.bool)
isinf = elementwise("isinf", math.isinf, dtype=_dtype.bool)
isfinite = elementwise("isfinite", math.isfinite, dtype=_dtype.bool)
logical_not = elementwise("logical_not", operator.not_, dtype=_dtype.bool)
eq, ne, lt, le, gt, ge = [
    elementwise(name, getattr(operator, name), dtype=_dtype.bool)
    for name in ("eq", "ne", "lt", "le", "gt", "ge")
]
# fmt: on


@method
def add(input, other, *, alpha=1):
    """`torch.add`. With alpha, a product and a sum are rounded together, as processors do it."""
    return plus(input, other) if alpha == 1 else fused(input, other, alpha)


@method
def sub(input, other, *, alpha=1):
    """`torch.sub`."""
    return take(input, other) if alpha == 1 else fused(input, other, -alpha)


@method
def pow(input, exponent):
    """`torch.pow`, for an exponent that is a number; up to 3 it is a product."""
    if isinstance(exponent, Tensor):
        raise NotImplementedError(f"the stand-in has no exponent that is a tensor; {ELSEWHERE}")
    if exponent < 0 and isinstance(exponent, int) and input.dtype.kind < 2:
        raise RuntimeError("Integers to negative integer powers are not allowed.")
    if exponent == 2:
        return square(input)
    return cube(input, square(input.detach())) if exponent == 3 else power(input, exponent)


@method
def mm(input, mat2):
    """`torch.mm`: (n, k) times (k, m) is (n, m). The k products are rounded and added in order."""
    for name, t in {"self": input, "mat2": mat2}.items():
        if t.dim() != 2:
            raise RuntimeError(f"{name} must be a matrix")
    (n, k), (rows, m), dtype = input.shape, mat2.shape, input.dtype
    if k != rows:
        raise RuntimeError(f"mat1 and mat2 shapes cannot be multiplied ({n}x{k} and {rows}x{m})")
    if dtype is not mat2.dtype:
        found = f"{dtype.word} != {mat2.dtype.word}".lower().replace("long", "long int")
        raise RuntimeError(f"expected m1 and m2 to have the same dtype, but got: {found}")
    left, right = input.numbers(), mat2.numbers()
    total = array(dtype.code, [-0.0 if dtype.kind == 2 and k == 1 < min(n, m) else 0] * (n * m))
    for i in range(k):
        row = right[i * m : (i + 1) * m]
        products = array(dtype.code, [a * b for a in left[i::k] for b in row])
        total = array(dtype.code, map(operator.add, total, products))
    rules = [lambda g, n: mm(g, n[1].t()), lambda g, n: mm(n[0].t(), g)]
    return record(make(total, (n, m), dtype), "MmBackward0", [input, mat2], rules)


def addmm(input, mat1, mat2):
    """`torch.addmm`: a matrix product, and then a bias added."""
    if mat1.dtype is not mat2.dtype:
        words = f"{mat1.dtype.word} and {mat2.dtype.word}"
        raise RuntimeError(f"mat1 and mat2 must have the same dtype, but got {words}")
    with no_grad():
        result = mm(mat1, mat2) + input
    rules = [same, lambda g, n: mm(g, n[2].t()), lambda g, n: mm(n[1].t(), g)]
    return record(result, "AddmmBackward0", [input, mat1, mat2], rules)


@method
def __invert__(input):
    if input.dtype.kind:
        raise NotImplementedError(f"the stand-in inverts booleans alone; {ELSEWHERE}")
    return logical_not(input)


@method
def matmul(input, other):
    """`torch.matmul`, for matrices and vectors."""
    dims = input.dim(), other.dim()
    if 0 in dims:
        found = "both arguments to matmul need to be at least 1D, but they are"
        raise RuntimeError(f"{found} {dims[0]}D and {dims[1]}D")
    if dims == (1, 1):
        a, b, words = len(input), len(other), f"{input.dtype.word} and {other.dtype.word}"
        if input.dtype is not other.dtype:
            raise RuntimeError(f"dot : expected both vectors to have same dtype, but found {words}")
        if a != b:
            raise RuntimeError(DOT.format(a, b))
        return mm(input.unsqueeze(0), other.unsqueeze(1)).view((), label="DotBackward0")
    if dims == (1, 2):
        return mm(input.unsqueeze(0), other).view(other.shape[1], label="SqueezeBackward4")
    if dims == (2, 1):
        (n, k), size = input.shape, len(other)
        if k != size:
            raise RuntimeError(f"size mismatch, got input ({n}), mat ({n}x{k}), vec ({size})")
        return mm(input, other.unsqueeze(1)).view(n, label="MvBackward0")
    if dims != (2, 2):
        raise NotImplementedError(f"the stand-in multiplies matrices and vectors; {ELSEWHERE}")
    return mm(input, other)


@method
def to(input, *what, dtype=None, device=None):
    """`torch.Tensor.to`: another dtype; the device can only be the CPU."""
    for word in what:
        dtype, device = (word, device) if isinstance(word, _dtype.dtype) else (dtype, word)
    check_device(device)
    if dtype in (None, input.dtype):
        return input
    result = make(input.numbers(dtype=dtype), input.shape, dtype)
    if not dtype.is_floating_point:
        return result
    rule = [lambda g, n: g.to(n.inputs[0].dtype)]
    return record(result, "ToCopyBackward0", [input], rule, needs_numbers=False)


@method
def clone(input):
    """`torch.clone`."""
    result = make(input.numbers(), input.shape, input.dtype)
    return record(result, "CloneBackward0", [input], [same], needs_numbers=False)


def cat(tensors, dim=0, label="CatBackward0"):
    """`torch.cat`: one after the other along a dimension."""
    tensors = list(tensors)
    if not tensors:
        raise ValueError("torch.cat(): expected a non-empty list of Tensors")
    for i, t in enumerate(tensors):
        if not t.shape:
            raise RuntimeError(f"zero-dimensional tensor (at position {i}) cannot be concatenated")
    dtype = _dtype.widest([t.dtype for t in tensors])
    tensors = [t for t in tensors if t.shape != (0,)] or tensors  # as PyTorch has always done
    first, d = tensors[0], tensors[0].axis(dim)
    for i, t in enumerate(tensors):
        if t.dim() != first.dim():
            found = f"got {first.dim()} and {t.dim()}"
            raise RuntimeError(f"Tensors must have same number of dimensions: {found}")
        for at, (a, b) in enumerate(zip(first.shape, t.shape, strict=True)):
            if at != d and a != b:
                raise RuntimeError(SIZES.format(d, a, b, i))
    block = math.prod(first.shape[d + 1 :])
    parts = [(t.numbers(dtype=dtype), t.shape[d] * block) for t in tensors]
    rows = range(math.prod(first.shape[:d]))
    values = [x for row in rows for part, n in parts for x in part[row * n : (row + 1) * n]]
    ends = list(accumulate([t.shape[d] for t in tensors], initial=0))
    shape = [*first.shape[:d], ends[-1], *first.shape[d + 1 :]]
    rules = [lambda g, n, a=a, b=b: cut(g, d, slice(a, b)) for a, b in pairwise(ends)]
    return record(make(values, shape, dtype), label, tensors, rules, needs_numbers=False)


def stack(tensors, dim=0):
    """`torch.stack`: beside each other along a new dimension."""
    tensors = list(tensors)
    for number, t in enumerate(tensors):
        if t.shape != tensors[0].shape:
            found = f"{list(tensors[0].shape)} at entry 0 and {list(t.shape)} at entry {number}"
            raise RuntimeError(f"stack expects each tensor to be equal size, but got {found}")
    return cat([t.unsqueeze(dim) for t in tensors], dim, label="StackBackward0")


@method
def equal(input, other):
    """`torch.equal`: the same shape and the same numbers."""
    if input.dtype is not other.dtype:
        raise NotImplementedError(f"the stand-in compares no two dtypes; {ELSEWHERE}")
    return input.shape == other.shape and list(input.numbers()) == list(other.numbers())


def allclose(input, other, rtol=1e-05, atol=1e-08):
    """`torch.allclose`."""
    if input.dtype is not other.dtype:
        raise RuntimeError(f"{input.dtype.word} did not match {other.dtype.word}")
    return all(((input - other).abs() <= atol + rtol * other.abs()).numbers())


@method
def fill_(input, value, label="FillBackward2"):
    """`torch.Tensor.fill_`."""
    input.may_change()
    values = [input.dtype.convert(operand(value).item())] * input.numel()
    result = make(values, input.shape, input.dtype)
    rule = [lambda g, n: g.zeros_like()]
    return input.become(record(result, label, [input], rule, needs_numbers=False))


@method
def zero_(input):
    """`torch.Tensor.zero_`."""
    return input.fill_(0, label="ZeroBackward0")


@method
def copy_(input, src):
    """`torch.Tensor.copy_`."""
    input.may_change()
    broadcast(input.shape, src.shape)
    return input.become(src.expand(input.shape).to(input.dtype))


def in_place(function):
    """The method that writes a function's result into its first operand."""

    def changed(input, *args, **options):
        input.may_change()
        shared = [t for t in args if isinstance(t, Tensor) and t.storage is input.storage]
        if any([(t.axes, t.offset) != (input.axes, input.offset) for t in shared]):
            found = "the stand-in changes no tensor by another view of it"
            raise NotImplementedError(f"{found}; {ELSEWHERE}")
        return input.become(function(input, *args, **options))

    return changed


def absent(name):
    """The method of an operator that the stand-in does not have."""

    def method(input, *_):
        raise NotImplementedError(f"the stand-in has no Tensor.__{name}__; {ELSEWHERE}")

    return method


def operator_of(function):
    """The method that Python calls for an operator."""

    @functools.wraps(function)
    def method(input, other):
        known = isinstance(other, (Tensor, int, float))
        return function(input, other) if known else NotImplemented

    return method


for function in (add, sub, mul, div, pow, neg, abs, sqrt, exp, relu):
    setattr(Tensor, f"{function.__name__}_", in_place(function))
for name in ("add", "sub", "mul", "pow", "matmul", "eq", "ne", "lt", "le", "gt", "ge"):
    setattr(Tensor, f"__{name}__", operator_of(vars()[name]))
for name in ("add", "sub", "mul"):
    setattr(Tensor, f"__i{name}__", operator_of(in_place(vars()[name])))
for name in ("mod", "rmod", "floordiv", "rfloordiv", "rpow", "and", "or", "xor",
             "rmatmul", "imatmul", "ipow"):  # fmt: skip
    setattr(Tensor, f"__{name}__", absent(name))
Tensor.__truediv__, Tensor.__itruediv__ = operator_of(div), operator_of(in_place(div))
Tensor.__radd__, Tensor.__rsub__, Tensor.__rmul__ = map(operator_of, (add, rsub, mul))
Tensor.__rtruediv__ = operator_of(lambda input, other: reciprocal(input) * other)
Tensor.__neg__, Tensor.__abs__ = neg, abs
for dtype in _dtype.ALL:
    setattr(Tensor, dtype.word.lower(), lambda input, dtype=dtype: input.to(dtype))
