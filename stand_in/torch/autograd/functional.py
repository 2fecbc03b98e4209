"""`torch.autograd.functional`: gradients of gradients."""

from torch._ops import stack
from torch.autograd import grad


def hessian(func, inputs):
    """`torch.autograd.functional.hessian` of a scalar function of a vector: (n) becomes (n, n)."""
    inputs = inputs.detach().clone().requires_grad_()
    (slopes,) = grad(func(inputs), inputs, create_graph=True)
    return stack([grad(slope, inputs, retain_graph=True)[0] for slope in slopes]).detach()
