"""`torch.nn.Module`, and the layers and losses that are modules."""

import math
import warnings
from collections import OrderedDict

from torch._dtype import float64
from torch._tensor import ELSEWHERE, make, typename
from torch.autograd import no_grad
from torch.nn import functional
from torch.nn.parameter import Parameter

UNREADY = "cannot assign {} before Module.__init__() call"
DEPRECATED = "size_average and reduce args will be deprecated, please use reduction='{}' instead."
MISMATCH = (
    "size mismatch for {}: copying a param with shape {} from checkpoint, the shape in current "
    "model is {}."
)
NOT_HERE = {
    *("add_module", "apply", "append", "bfloat16", "buffers", "compile", "cpu", "cuda", "float"),
    *("get_parameter", "get_submodule", "half", "insert", "named_buffers", "named_children"),
    *("named_modules", "register_buffer", "register_full_backward_hook"),
    *("register_module", "register_parameter", "to_empty", "type"),
}


class Handle:
    """`torch.utils.hooks.RemovableHandle`: takes a hook away again."""

    def __init__(self, hooks, hook):
        self.hooks = hooks
        hooks[self] = hook

    def remove(self):
        self.hooks.pop(self, None)


class Module:
    """`torch.nn.Module`: calls its `forward`, and knows the parameters and modules set on it."""

    training = True

    def __init__(self):
        self.__dict__.update(_parameters={}, _modules={})

    def __setattr__(self, name, value):
        for kind, known, word in (
            (Parameter, "_parameters", "parameters"),
            (Module, "_modules", "module"),
        ):
            if isinstance(value, kind):
                if known not in self.__dict__:
                    raise AttributeError(UNREADY.format(word))
                self.__dict__[known][name] = value
                return
        if name not in self.__dict__.get("_parameters", ()):
            object.__setattr__(self, name, value)
        elif value is None:
            self._parameters[name] = None
        else:
            found = f"cannot assign '{typename(value)}' as parameter '{name}'"
            raise TypeError(f"{found} (torch.nn.Parameter or None expected)")

    def __getattr__(self, name):
        for known in ("_parameters", "_modules"):
            if name in self.__dict__.get(known, ()):
                return self.__dict__[known][name]
        if name in NOT_HERE:
            raise AttributeError(f"the stand-in has no torch.nn.Module.{name}; {ELSEWHERE}")
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __call__(self, *args, **kwargs):
        result = self.forward(*args, **kwargs)
        for hook in [*self.__dict__.get("_forward_hooks", {}).values()]:
            changed = hook(self, args, result)
            result = result if changed is None else changed
        return result

    def register_forward_hook(self, hook):
        return Handle(self.__dict__.setdefault("_forward_hooks", {}), hook)

    def forward(self, *_):
        name = type(self).__name__
        raise NotImplementedError(f'Module [{name}] is missing the required "forward" function')

    def children(self):
        return iter(self._modules.values())

    def modules(self):
        yield self
        for child in self.children():
            yield from child.modules()

    def named_parameters(self):
        yield from [(name, p) for name, p in self._parameters.items() if p is not None]
        for prefix, child in self._modules.items():
            yield from [(f"{prefix}.{name}", p) for name, p in child.named_parameters()]

    def parameters(self):
        for _, parameter in self.named_parameters():
            yield parameter

    def state_dict(self):
        return OrderedDict([(name, p.detach()) for name, p in self.named_parameters()])

    @no_grad()
    def load_state_dict(self, state_dict):
        own, problems = dict(self.named_parameters()), []
        for words, names in (
            ("Missing", own.keys() - state_dict.keys()),
            ("Unexpected", state_dict.keys() - own.keys()),
        ):
            if names:
                quoted = ", ".join([f'"{name}"' for name in (*own, *state_dict) if name in names])
                problems.append(f"{words} key(s) in state_dict: {quoted}. ")
        for name, parameter in own.items():
            if name in state_dict and state_dict[name].shape != parameter.shape:
                problems.append(MISMATCH.format(name, state_dict[name].shape, parameter.shape))
            elif name in state_dict:
                parameter.copy_(state_dict[name])
        if problems:
            lines = "\n\t".join([f"for {type(self).__name__}:", *problems])
            raise RuntimeError(f"Error(s) in loading state_dict {lines}")
        return "<All keys matched successfully>"

    def zero_grad(self, set_to_none=True):
        for parameter in self.parameters():
            parameter.grad = None if set_to_none or parameter.grad is None else parameter.grad * 0

    def train(self, mode=True):
        for module in self.modules():
            module.training = mode
        return self

    def eval(self):
        return self.train(False)

    def requires_grad_(self, requires_grad=True):
        for parameter in self.parameters():
            parameter.requires_grad_(requires_grad)
        return self

    def to(self, *what, **options):
        for parameter in self.parameters():
            parameter.data = parameter.data.to(*what, **options)
        return self

    def double(self):
        return self.to(float64)

    def extra_repr(self):
        return ""

    def __repr__(self):
        parts = [
            f"({name}): {child!s}".replace("\n", "\n  ") for name, child in self._modules.items()
        ]
        name = type(self).__name__
        if not parts:
            return f"{name}({self.extra_repr()})"
        return "\n  ".join([f"{name}(", *parts]) + "\n)"


class Linear(Module):
    """`torch.nn.Linear`: (n, in_features) becomes (n, out_features)."""

    def __init__(self, in_features, out_features, bias=True):
        super().__init__()
        self.in_features, self.out_features = in_features, out_features
        bound = 1 / math.sqrt(in_features)
        empty = make([0] * (in_features * out_features), (out_features, in_features))
        self.weight = Parameter(empty.uniform_(-bound, bound))
        self._parameters["bias"] = None
        if bias:
            self.bias = Parameter(make([0] * out_features, (out_features,)).uniform_(-bound, bound))

    def forward(self, input):
        return functional.linear(input, self.weight, self.bias)

    def extra_repr(self):
        sizes = f"in_features={self.in_features}, out_features={self.out_features}"
        return f"{sizes}, bias={self.bias is not None}"


class Sequential(Module):
    """`torch.nn.Sequential`: one module after the other."""

    def __init__(self, *modules):
        super().__init__()
        for i, module in enumerate(modules):
            if not isinstance(module, Module):
                raise TypeError(f"{type(module).__name__} is not a Module subclass")
            self._modules[str(i)] = module

    def forward(self, input):
        for module in self.children():
            input = module(input)
        return input

    def __getitem__(self, i):
        modules = list(self.children())
        if isinstance(i, slice):
            return Sequential(*modules[i])
        if not -len(modules) <= i < len(modules):
            raise IndexError(f"index {i} is out of range")
        return modules[i]

    def __setitem__(self, i, module):
        setattr(self, list(self._modules)[i], module)

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return self.children()


class Dropout(Module):
    """`torch.nn.Dropout`, in train mode only."""

    def __init__(self, p=0.5):
        super().__init__()
        self.p = p

    def forward(self, input):
        return functional.dropout(input, self.p, self.training)

    def extra_repr(self):
        return f"p={self.p}, inplace=False"


def activation(name):
    """A module without parameters, that calls a function of tensors."""
    function = getattr(functional, name.lower())
    names = {"__doc__": f"`torch.nn.{name}`.", "__module__": __name__}
    return type(name, (Module,), names | {"forward": lambda self, input: function(input)})


ReLU, Sigmoid, Tanh = activation("ReLU"), activation("Sigmoid"), activation("Tanh")


class MSELoss(Module):
    """`torch.nn.MSELoss`: the mean of the squared errors."""

    function = staticmethod(functional.mse_loss)

    def __init__(self, size_average=None, reduce=None, reduction="mean"):
        super().__init__()
        if size_average is not None or reduce is not None:  # long deprecated, and easy to hit
            size_average, reduce = (True if x is None else x for x in (size_average, reduce))
            reduction = "mean" if size_average and reduce else "sum" if reduce else "none"
            warnings.warn(DEPRECATED.format(reduction), stacklevel=2)
        self.reduction = reduction

    def forward(self, input, target):
        return self.function(input, target, self.reduction)


class L1Loss(MSELoss):
    """`torch.nn.L1Loss`: the mean of the absolute errors."""

    function = staticmethod(functional.l1_loss)
