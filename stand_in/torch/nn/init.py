"""`torch.nn.init`: the first numbers of a layer."""

from torch.autograd import no_grad

constant_ = no_grad(lambda tensor, val: tensor.fill_(val))
zeros_ = no_grad(lambda tensor: tensor.fill_(0))
ones_ = no_grad(lambda tensor: tensor.fill_(1))
uniform_ = no_grad(lambda tensor, a=0.0, b=1.0: tensor.uniform_(a, b))
normal_ = no_grad(lambda tensor, mean=0.0, std=1.0: tensor.normal_(mean, std))
