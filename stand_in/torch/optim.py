"""`torch.optim`: how gradients change parameters."""

import math

from torch._creation import zeros_like
from torch._ops import fused
from torch._tensor import Tensor, tensor, typename
from torch.autograd import enable_grad, no_grad

MAXIMIZE = {"maximize": False, "foreach": None}
UNUSED = {"differentiable": False, "fused": None}
PARAMS = (
    "params argument given to the optimizer should be an iterable of Tensors or dicts, but got {}"
)


class Optimizer:
    """`torch.optim.Optimizer`: parameters in groups with settings, and what is kept for each."""

    def __init__(self, params, defaults):
        if isinstance(params, Tensor):
            raise TypeError(PARAMS.format(typename(params)))
        groups = list(params)
        if not groups:
            raise ValueError("optimizer got an empty parameter list")
        if not isinstance(groups[0], dict):
            groups = [{"params": groups}]
        if defaults["lr"] < 0.0:
            raise ValueError(f"Invalid learning rate: {defaults['lr']}")
        self.defaults, self.state, self.param_groups = defaults, {}, []
        for group in groups:
            parameters = list(group["params"])
            for parameter in parameters:
                if not isinstance(parameter, Tensor):
                    found = "optimizer can only optimize Tensors, but one of the params is"
                    raise TypeError(f"{found} {typename(parameter)}")
                if not parameter.is_leaf:
                    raise ValueError("can't optimize a non-leaf Tensor")
                self.state[parameter] = {}
            chosen = {key: value for key, value in group.items() if key != "params"}
            self.param_groups.append({**defaults, **chosen, "params": parameters})

    def zero_grad(self, set_to_none=True):
        for group in self.param_groups:
            for parameter in group["params"]:
                if parameter.grad is not None:
                    parameter.grad = None if set_to_none else parameter.grad.detach().zero_()

    def step(self, closure=None):
        loss = None
        if closure is not None:
            with enable_grad():
                loss = closure()
        with no_grad():
            for group in self.param_groups:
                for parameter in group["params"]:
                    if parameter.grad is not None:
                        self.update(parameter, parameter.grad, self.state[parameter], group)
        return loss

    def parameters(self):
        """All parameters, in the order in which `state_dict` counts them."""
        return [parameter for group in self.param_groups for parameter in group["params"]]

    def state_dict(self):
        number = {parameter: i for i, parameter in enumerate(self.parameters())}
        groups = [
            {**group, "params": [number[p] for p in group["params"]]} for group in self.param_groups
        ]
        state = {number[p]: dict(kept) for p, kept in self.state.items() if kept}
        return {"state": state, "param_groups": groups}

    def load_state_dict(self, state_dict):
        for i, parameter in enumerate(self.parameters()):
            self.state[parameter] = dict(state_dict["state"].get(i, {}))
        for group, saved in zip(self.param_groups, state_dict["param_groups"], strict=True):
            group.update({**saved, "params": group["params"]})

    def __repr__(self):
        lines = [f"{type(self).__name__} ("]
        for i, group in enumerate(self.param_groups):
            lines.append(f"Parameter Group {i}")
            lines += [f"    {key}: {group[key]}" for key in sorted(group) if key != "params"]
        return "\n".join([*lines, ")"])


class SGD(Optimizer):
    """`torch.optim.SGD`: a step against the gradient; with momentum, the last steps count, too."""

    def __init__(self, params, lr=1e-3, momentum=0, dampening=0, weight_decay=0, nesterov=False):
        if nesterov and (momentum <= 0 or dampening != 0):
            raise ValueError("Nesterov momentum requires a momentum and zero dampening")
        settings = {"lr": lr, "momentum": momentum, "dampening": dampening}
        super().__init__(
            params,
            settings | {"weight_decay": weight_decay, "nesterov": nesterov} | MAXIMIZE | UNUSED,
        )

    def update(self, parameter, grad, state, group):
        momentum = group["momentum"]
        if group["weight_decay"]:
            grad = grad.add(parameter, alpha=group["weight_decay"])
        if momentum and not state:
            state["momentum_buffer"] = grad.clone()
        elif momentum:
            state["momentum_buffer"].mul_(momentum).add_(grad, alpha=1 - group["dampening"])
        if momentum:
            steps = state["momentum_buffer"]
            grad = grad.add(steps, alpha=momentum) if group["nesterov"] else steps
        parameter.add_(grad, alpha=-group["lr"])


class Adam(Optimizer):
    """`torch.optim.Adam`: steps of about lr for each parameter, however long its gradient is."""

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0):
        settings = {"lr": lr, "betas": betas, "eps": eps, "weight_decay": weight_decay}
        more = {"amsgrad": False, **MAXIMIZE, "capturable": False, **UNUSED}
        more["decoupled_weight_decay"] = False
        super().__init__(params, settings | more)

    def update(self, parameter, grad, state, group):
        if group["weight_decay"]:
            grad = grad.add(parameter, alpha=group["weight_decay"])
        if not state:
            state["step"] = tensor(0.0)
            state["exp_avg"], state["exp_avg_sq"] = zeros_like(parameter), zeros_like(parameter)
        mean, square, (beta1, beta2) = state["exp_avg"], state["exp_avg_sq"], group["betas"]
        step = state["step"].add_(1).item()
        mean.add_(grad - mean, alpha=1 - beta1)
        square.mul_(beta2).copy_(fused(square, grad * (1 - beta2), grad))
        root = (square.sqrt() / math.sqrt(1 - beta2**step)).add_(group["eps"])
        parameter.add_(mean * (-group["lr"] / (1 - beta1**step)) / root)
