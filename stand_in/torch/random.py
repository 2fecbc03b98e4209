"""`torch.random`: PyTorch's own generator, the Mersenne twister, so that a seed gives its numbers.

Python's `random` has the same twister inside, but is seeded in another way. So the state is worked
out here, and Python goes on from it.
"""

import math
import operator
import random as python
import time
from array import array

from torch._dtype import float32, int64
from torch._tensor import make, method

LESS = "random_ expects 'from' to be less than 'to', but got from={} >= to={}"


def single(x):
    """A float64 rounded to a float32."""
    return array("f", [x])[0]


class Generator:
    """`torch.Generator`."""

    def __init__(self):
        self.twister, self.spare = python.Random(), None
        self.manual_seed(time.time_ns())

    def manual_seed(self, seed):
        """Seed it as the twister's authors do in `init_genrand`."""
        state = [operator.index(seed) & 0xFFFFFFFF]
        for i in range(1, 624):
            state.append(1812433253 * (state[-1] ^ (state[-1] >> 30)) + i & 0xFFFFFFFF)
        self.twister.setstate((3, (*state, 624), None))
        self.spare = None
        return self

    def bits(self):
        """The next 32 random bits."""
        return self.twister.getrandbits(32)

    def long_bits(self):
        """The next 64; the first draw is the upper half."""
        return self.bits() << 32 | self.bits()

    def uniform(self):
        """A number from 0 to 1, with the 24 bits that a float32 holds."""
        return (self.bits() & 0xFFFFFF) / (1 << 24)

    def uniform_double(self):
        """A number from 0 to 1, with the 53 bits that a double holds."""
        return (self.long_bits() & ((1 << 53) - 1)) / (1 << 53)

    def normal(self):
        """A number of the normal distribution, by Box and Muller's method, which makes two."""
        if self.spare is not None:
            result, self.spare = self.spare, None
            return result
        angle = 2 * math.pi * self.uniform_double()
        radius = math.sqrt(-2 * math.log1p(-self.uniform_double()))
        self.spare = radius * math.sin(angle)
        return radius * math.cos(angle)

    def normals(self, n):
        """That many of them; from 16 on, PyTorch makes 16 at a time, of 16 uniform numbers."""
        if n < 16:
            return [self.normal() for _ in range(n)]
        values = [self.uniform() for _ in range(n)]
        for start in [*range(0, n - 15, 16), *([n - 16] if n % 16 else [])]:
            if start % 16:
                values[start:] = [self.uniform() for _ in range(16)]
            for i in range(start, start + 8):
                radius = single(math.sqrt(-2 * single(math.log(1 - values[i]))))
                angle = single(single(2 * math.pi) * values[i + 8])
                values[i] = radius * single(math.cos(angle))
                values[i + 8] = radius * single(math.sin(angle))
        return values


default_generator = Generator()


def manual_seed(seed):
    """`torch.manual_seed`."""
    return default_generator.manual_seed(seed)


def shape_of(size):
    """The shape that a function was called with, as numbers or as a tuple of them."""
    return tuple(size[0]) if size and not isinstance(size[0], int) else size


def rand(*size, generator=None, requires_grad=False):
    """`torch.rand`: uniform, from 0 to 1."""
    shape, generator = shape_of(size), generator or default_generator
    values = [generator.uniform() for _ in range(math.prod(shape))]
    return make(values, shape).requires_grad_(requires_grad)


def randn(*size, generator=None, requires_grad=False):
    """`torch.randn`: normal, with mean 0 and standard deviation 1."""
    shape, generator = shape_of(size), generator or default_generator
    return make(generator.normals(math.prod(shape)), shape).requires_grad_(requires_grad)


def randint(low, high=None, size=None, generator=None):
    """`torch.randint`: whole numbers from low to high - 1."""
    if size is None:  # randint(high, size)
        low, high, size = 0, low, high
    if low >= high:
        raise RuntimeError(LESS.format(low, high))
    generator = generator or default_generator
    draw = generator.bits if high - low < 1 << 28 else generator.long_bits
    return make([low + draw() % (high - low) for _ in range(math.prod(size))], size, int64)


def randperm(n, generator=None):
    """`torch.randperm`: the numbers from 0 to n - 1, shuffled."""
    order, generator = list(range(n)), generator or default_generator
    for i in range(n - 1):
        other = i + generator.bits() % (n - i)
        order[i], order[other] = order[other], order[i]
    return make(order, (n,), int64)


@method
def uniform_(input, low=0.0, high=1.0):
    """`torch.Tensor.uniform_`."""
    input.may_change()
    draws = [default_generator.uniform() for _ in range(input.numel())]
    low, width = single(low), single(single(high) - single(low))
    return input.become(make([x * width + low for x in draws], input.shape, input.dtype))


@method
def normal_(input, mean=0.0, std=1.0):
    """`torch.Tensor.normal_`."""
    input.may_change()
    values = [x * std + mean for x in default_generator.normals(input.numel())]
    return input.become(make(values, input.shape, input.dtype))
