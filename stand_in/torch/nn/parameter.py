"""`torch.nn.parameter`."""

from torch._tensor import Tensor, make, over


class Parameter(Tensor):
    """`torch.nn.Parameter`: a tensor that a module registers, and whose gradient is wanted."""

    def __new__(cls, data=None, requires_grad=True):
        t = make([], (0,)) if data is None else data.detach()
        parameter = over(t.storage, t.axes, t.offset, t.dtype, t.version, cls)
        return parameter.requires_grad_(requires_grad)
