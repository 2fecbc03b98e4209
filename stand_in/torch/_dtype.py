"""`torch.dtype`: how numbers are stored, and what they become when they meet."""

from functools import cache


def whole(number):
    """A number without its decimals."""
    if number - number != 0:  # infinite, or none: what becomes of it depends on the processor
        raise NotImplementedError(f"the stand-in makes no integer of {number}")
    return int(number)


class dtype:
    """`torch.dtype`: a code for `array`, and a kind: 0 for bool, 1 for integers, 2 for floats."""

    def __init__(self, name, code, kind, word):
        self.name, self.code, self.kind, self.word = name, code, kind, word
        self.is_floating_point = kind == 2
        self.convert = (lambda number: number != 0, whole, float)[kind]

    def __repr__(self):
        return f"torch.{self.name}"

    def __reduce__(self):
        return self.name  # so that a copy, or one that was saved, is the same object


bool = dtype("bool", "b", 0, "Bool")
int32 = dtype("int32", "i", 1, "Int")
int64 = dtype("int64", "q", 1, "Long")
float32 = dtype("float32", "f", 2, "Float")
float64 = dtype("float64", "d", 2, "Double")
ALL = [bool, int32, int64, float32, float64]  # each gives way to those after it


def widest(dtypes):
    """`torch.promote_types`, of any number of dtypes."""
    return max(dtypes, key=ALL.index, default=None)


def of_number(number):
    """The dtype that `torch.tensor` gives a number of Python's."""
    for kind, dtype in ((True.__class__, bool), (int, int64), (float, float32)):
        if isinstance(number, kind):
            return dtype
    raise RuntimeError(f"Could not infer dtype of {type(number).__name__}")


@cache
def result_type(*operands):
    """`torch.result_type`: a number gives way to a tensor without dimensions, that to any other.

    Only a higher kind always counts: an integer tensor times 0.5 is a float tensor.

    Args:
        operands: pairs of a dtype and a rank: 0 for a number, 1 without dimensions, 2 with some.
    """
    result = None
    for rank in (2, 1, 0):
        top = widest([dtype for dtype, its_rank in operands if its_rank == rank])
        if top and (result is None or top.kind > result.kind):
            result = float32 if rank == 0 and top.kind == 2 else top
    return result


class finfo:
    """`torch.finfo`: the largest number of a float dtype, and the gap above 1."""

    def __init__(self, dtype):
        digits, exponent = (24, 128) if dtype is float32 else (53, 1024)
        self.eps, self.max = 2.0 ** (1 - digits), (2 - 2.0 ** (1 - digits)) * 2.0 ** (exponent - 1)
        self.min = -self.max
