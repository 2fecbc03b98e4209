"""`torch.nn.init`: the first numbers of a layer."""

from torch._tensor import missing
from torch.autograd import no_grad


@no_grad()
def constant_(tensor, val):
    """`torch.nn.init.constant_`."""
    return tensor.fill_(val)


@no_grad()
def zeros_(tensor):
    """`torch.nn.init.zeros_`."""
    return tensor.fill_(0)


@no_grad()
def ones_(tensor):
    """`torch.nn.init.ones_`."""
    return tensor.fill_(1)


@no_grad()
def uniform_(tensor, a=0.0, b=1.0):
    """`torch.nn.init.uniform_`."""
    return tensor.uniform_(a, b)


@no_grad()
def normal_(tensor, mean=0.0, std=1.0):
    """`torch.nn.init.normal_`."""
    return tensor.normal_(mean, std)


__getattr__ = missing("torch.nn.init")
