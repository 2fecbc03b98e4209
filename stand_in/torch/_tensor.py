"""`torch.Tensor`: numbers in one flat array, and axes that say how to walk through it."""

import math
import operator
import warnings
from array import array
from collections import namedtuple
from functools import cache, lru_cache
from itertools import accumulate, repeat

from torch import _dtype, _tensor_str, autograd
from torch._dtype import float32, float64
from torch.autograd import ELSEWHERE, IN_PLACE

BROADCAST = (
    "The size of tensor a ({}) must match the size of tensor b ({}) at non-singleton dimension {}"
)
EXPANDED = (
    "The expanded size of the tensor ({}) must match the existing size ({}) at non-singleton "
    "dimension {}.  Target sizes: {}.  Tensor sizes: {}"
)
TO_SCALAR = (
    "Converting a tensor with requires_grad=True to a scalar may lead to unexpected behavior.\n"
    "Consider using tensor.detach() first."
)
LENGTH = "expected sequence of length {} at dim {} (got {})"
ONLY_FLOATS = "{}nly Tensors of floating point and complex dtype can require gradients"
COPY = (
    "To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() or "
    "sourceTensor.detach().clone().requires_grad_(True), rather than torch.tensor(sourceTensor)."
)
FLAGS = (
    "you can only change requires_grad flags of leaf variables. If you want to use a computed "
    "variable in a subgraph that doesn't require differentiation use var_no_grad = var.detach()."
)
NOT_A_LEAF = (
    "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad "
    "attribute won't be populated during autograd.backward(). If you indeed want the .grad field "
    "to be populated for a non-leaf Tensor, use .retain_grad() on the non-leaf Tensor. If you "
    "access the non-leaf Tensor by mistake, make sure you access the leaf Tensor instead."
)


class Size(tuple):
    """`torch.Size`: the length of each dimension, outermost first."""

    def __repr__(self):
        return f"torch.Size({list(self)})"

    def numel(self):
        return math.prod(self)


class device(namedtuple("device", ["type"])):
    """`torch.device`: where a tensor is; here that is always the CPU."""

    def __new__(cls, type):
        return super().__new__(cls, str(type))

    def __str__(self):
        return self.type


def check_device(device):
    """Refuse any device but the CPU, as a PyTorch without a GPU does; None is the CPU, too."""
    if str(device).startswith("cuda"):
        raise AssertionError("Torch not compiled with CUDA enabled")
    if str(device or "cpu") != "cpu":
        raise RuntimeError(f"the stand-in has no device {device}; {ELSEWHERE}")


@cache
def dense(shape):
    """The axes of a tensor whose rows follow each other: each its length, and a step along it."""
    if min(shape, default=0) < 0:
        found = f"negative dimension {min(shape)}: {list(shape)}"
        raise RuntimeError(f"Trying to create tensor with {found}")
    steps = list(accumulate(shape[:0:-1], operator.mul, initial=1))[::-1]
    return tuple(zip(shape, steps, strict=False))  # a tensor without dimensions has no step


@cache
def described(axes):
    """The shape of axes, and whether the numbers lie in reading order."""
    shape = Size([size for size, _ in axes])
    pairs = zip(axes, dense(shape), strict=True)
    return shape, all([size == 1 or step == usual for (size, step), (_, usual) in pairs])


@lru_cache(maxsize=32)
def places(axes, offset=0):
    """Where in the array the numbers lie, in reading order."""
    found = [offset]
    for size, step in axes:
        found = [place + i * step for place in found for i in range(size)]
    return found


def spread(axes, shape):
    """The axes of a tensor broadcast to a shape: no step along what is repeated."""
    sizes, axes = [size for size, _ in axes], ((1, 0),) * (len(shape) - len(axes)) + axes
    for d, ((size, _), n) in enumerate(zip(axes, shape, strict=True)):
        if size not in (1, n):
            raise RuntimeError(EXPANDED.format(n, size, d, list(shape), sizes))
    return tuple([(n, size != 1 and step) for (size, step), n in zip(axes, shape, strict=True)])


def over(storage, axes, offset, dtype, version, kind=None):
    """A tensor over an array that exists; `version` counts its changes for all who share it."""
    tensor = object.__new__(kind or Tensor)
    tensor.storage, tensor.axes, tensor.offset = storage, axes, offset
    tensor.dtype, tensor.version, tensor.rank = dtype, version, 2 if axes else 1
    tensor.shape, tensor.is_dense = described(axes)
    return tensor


def make(values, shape, dtype=float32):
    """A new tensor of numbers in reading order; the array rounds them as the dtype does."""
    return over(array(dtype.code, values), dense(tuple(shape)), 0, dtype, [0])


def operand(value):
    """A tensor as it is; a number as a tensor that gives way to others in `result_type`."""
    if isinstance(value, Tensor):
        return value
    dtype = _dtype.of_number(value)
    number = make([value], (), float64 if dtype is float32 else dtype)
    number.rank = 0
    return number


def tensor(data, *, dtype=None, device="cpu", requires_grad=False):
    """`torch.tensor`: copy numbers, or lists of lists of them, into a new tensor."""
    check_device(device)
    if isinstance(data, Tensor):
        warnings.warn(COPY, stacklevel=2)
        dtype, data = dtype or data.dtype, data.tolist()
    shape, values = [], [data]
    while values and isinstance(values[0], (list, tuple, range)):
        size = len(values[0])
        for row in values:
            if not isinstance(row, (list, tuple, range)):
                raise TypeError("not a sequence")
            if len(row) != size:
                raise ValueError(LENGTH.format(size, len(shape), len(row)))
        shape.append(size)
        values = [value for row in values for value in row]
    values = [value.item() if isinstance(value, Tensor) else value for value in values]
    dtype = dtype or _dtype.widest([_dtype.of_number(value) for value in values]) or float32
    for value in values:
        if not isinstance(value, (int, float)):
            raise TypeError(f"must be real number, not {type(value).__name__}")
    made = make(map(dtype.convert, values), shape, dtype)
    if requires_grad and not dtype.is_floating_point:
        raise RuntimeError(ONLY_FLOATS.format("O"))
    return made.requires_grad_(requires_grad)


class Tensor:
    """`torch.Tensor`. Its arithmetic and its views are functions of the modules beside this one.

    Attributes:
        storage: the numbers in an `array`, which views of the tensor share.
        axes: for each dimension its length, and the step in the array from one to the next.
        offset: where in the array the first number is.
        grad_fn: the `autograd.Node` of the operation that made the tensor, if gradients flow back.
    """

    __module__ = "torch"  # as it prints
    grad_fn = gradient = None
    wants_gradient = retains_grad = is_inference_tensor = False
    device = device("cpu")
    backward = autograd.backward

    def __new__(cls, *data):
        if len(data) == 1 and not isinstance(data[0], int):
            return tensor(*data, dtype=float32)
        return make([0] * math.prod(data), data)

    def numbers(self, shape=None, dtype=None):
        """The numbers in reading order, converted to a dtype and broadcast to a shape."""
        if self.is_dense:
            values = self.storage[self.offset : self.offset + math.prod(self.shape)]
        else:
            values = [self.storage[i] for i in places(self.axes, self.offset)]
        if dtype and dtype is not self.dtype:
            values = array(dtype.code, map(dtype.convert, values))
        if shape is None or shape == self.shape:
            return values
        if len(values) == 1:
            return repeat(values[0], math.prod(shape))
        return [values[i] for i in places(spread(dense(self.shape), shape))]

    def write(self, values):
        """Put numbers, in reading order, where the tensor's numbers are."""
        self.version[0] += 1
        for place, value in zip(places(self.axes, self.offset), values, strict=True):
            self.storage[place] = value

    def may_change(self):
        """Refuse an in-place operation of which no gradient could be found."""
        if autograd.is_grad_enabled() and self.requires_grad:
            if self.is_leaf:
                raise RuntimeError(IN_PLACE.format("a"))
            first = self.grad_fn.inputs[0]  # itself after an earlier change, the base of a view
            if first is not self and first.version is self.version:
                raise NotImplementedError(f"the stand-in changes no view in place; {ELSEWHERE}")

    def become(self, result):
        """End an in-place operation: take over the result's numbers, and how it came about."""
        if result.shape != self.shape:
            shapes = f"{list(self.shape)} doesn't match the broadcast shape {list(result.shape)}"
            raise RuntimeError(f"output with shape {shapes}")
        if result.dtype.kind > self.dtype.kind:
            cast = f"{result.dtype.word} can't be cast to the desired output type {self.dtype.word}"
            raise RuntimeError(f"result type {cast}")
        if self.grad_fn and not result.grad_fn and autograd.is_grad_enabled():
            raise NotImplementedError(f"the stand-in overwrites no result; {ELSEWHERE}")
        self.write(result.numbers(dtype=self.dtype))
        if result.grad_fn:
            self.grad_fn = node = result.grad_fn
            node.result, node.versions[-1] = self, self.version[0]
        return self

    def item(self):
        if self.numel() != 1:
            found = f"a Tensor with {self.numel()} elements"
            raise RuntimeError(f"{found} cannot be converted to Scalar")
        return self.dtype.convert(self.numbers()[0])

    def tolist(self):
        return [row.tolist() for row in self.detach()] if self.shape else self.item()

    def numpy(self):
        if self.requires_grad:
            found = "Can't call numpy() on Tensor that requires grad."
            raise RuntimeError(f"{found} Use tensor.detach().numpy() instead.")
        raise ModuleNotFoundError(f"there is no NumPy here; {ELSEWHERE}")

    def numel(self):
        return math.prod(self.shape)

    def size(self, dim=None):
        if dim is not None and not self.shape:
            raise IndexError(f"Dimension specified as {dim} but tensor has no dimensions")
        return self.shape if dim is None else self.shape[self.axis(dim)]

    def dim(self):
        return len(self.shape)

    ndim, nelement = property(dim), numel
    is_leaf = property(lambda self: self.grad_fn is None)
    data = property(lambda self: self.detach(), lambda self, other: self.adopt(other))

    def detach(self):
        return over(self.storage, self.axes, self.offset, self.dtype, self.version)

    def adopt(self, other):
        """Take over another tensor's numbers and shape: what `data = other` does."""
        self.__dict__.update(other.detach().__dict__)

    @property
    def requires_grad(self):
        return self.wants_gradient or self.grad_fn is not None

    @requires_grad.setter
    def requires_grad(self, wanted):
        if self.grad_fn and not wanted:
            raise RuntimeError(FLAGS)
        if wanted and not self.dtype.is_floating_point:
            raise RuntimeError(ONLY_FLOATS.format("o"))
        self.wants_gradient = wanted

    def requires_grad_(self, requires_grad=True):
        if requires_grad and not self.dtype.is_floating_point:
            raise RuntimeError("only Tensors of floating point dtype can require gradients")
        self.requires_grad = requires_grad
        return self

    @property
    def grad(self):
        if self.grad_fn and not self.retains_grad:
            warnings.warn(NOT_A_LEAF, stacklevel=2)
        return self.gradient

    @grad.setter
    def grad(self, gradient):
        self.gradient = gradient

    def retain_grad(self):
        if not self.requires_grad:
            raise RuntimeError("can't retain_grad on Tensor that has requires_grad=False")
        self.retains_grad = not self.is_leaf

    def __repr__(self):
        return _tensor_str.text(self)

    def __format__(self, spec):
        if type(self) is Tensor and not self.shape:
            return format(self.item(), spec)
        return object.__format__(self, spec)

    def __bool__(self):
        if self.numel() != 1:
            many = "more than one value" if self.numel() else "no values"
            raise RuntimeError(f"Boolean value of Tensor with {many} is ambiguous")
        return self.item() != 0

    def python(self):
        """The one number that Python asks for."""
        if self.numel() != 1:
            raise ValueError("only one element tensors can be converted to Python scalars")
        if self.requires_grad:
            warnings.warn(TO_SCALAR, stacklevel=3)
        return self.item()

    def __float__(self):
        return float(self.python())

    def __int__(self):
        return int(self.python())

    def __index__(self):
        if self.numel() != 1 or self.dtype.kind == 2:
            found = "only integer tensors of a single element"
            raise TypeError(f"{found} can be converted to an index")
        return int(self)

    def __len__(self):
        if not self.shape:
            raise TypeError("len() of a 0-d tensor")
        return self.shape[0]

    def __iter__(self):
        if not self.shape:
            raise TypeError("iteration over a 0-d tensor")
        return iter([self.select(0, i, label="UnbindBackward0") for i in range(len(self))])

    def __hash__(self):
        return id(self)

    def __getattr__(self, name):
        missing("torch.Tensor")(name)


def missing(owner):
    """The `__getattr__` of a module or a class that says what the stand-in does not have."""

    def __getattr__(name):
        if name.startswith("__") and name != "__version__":  # Python asks, and knows a plain "no"
            raise AttributeError(f"{owner} has no attribute {name}")
        what = f"{owner}.{name}"
        raise AttributeError(f"the stand-in has no {what}. Is it spelled right? Then {ELSEWHERE}")

    return __getattr__


def typename(value):
    """`torch.typename`: what PyTorch calls the type of a value."""
    if isinstance(value, Tensor):
        return f"torch.{value.dtype.word}Tensor"
    kind = type(value)
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"


def method(function):
    """Make a function of `torch` a method of its tensors, too."""
    setattr(Tensor, function.__name__, function)
    return function
