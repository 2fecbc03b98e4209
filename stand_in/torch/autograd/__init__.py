"""`torch.autograd`: each operation notes how its gradient flows back, and `backward` follows.

An operation on a tensor with `requires_grad` leaves a `Node` in its result's `grad_fn`. A node
knows what went in and, for each input, a rule: the gradient with respect to the result comes in,
the gradient with respect to that input comes out. To follow the rules back is the chain rule.
"""

import heapq
import itertools
from contextlib import ContextDecorator

_mode = {"grad": True, "inference": False}
_ages = itertools.count()

ELSEWHERE = "download this script and run it with PyTorch"
AGAIN = (
    "Trying to backward through the graph a second time (or directly access saved tensors after "
    "they have already been freed). Saved intermediate values of the graph are freed when you call "
    ".backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the "
    "graph a second time or if you need to access saved tensors after calling backward."
)
CHANGED = (
    "one of the variables needed for gradient computation has been modified by an inplace "
    "operation: [torch.{}Tensor {}]{} is at version {}; expected version {} instead. Hint: enable "
    "anomaly detection to find the operation that failed to compute its gradient, with "
    "torch.autograd.set_detect_anomaly(True, check_nan=False)."
)
NAMES = {"ReLU": "Relu", "T": "AsStrided"}
IN_PLACE = "{} leaf Variable that requires grad is being used in an in-place operation."
INFERENCE = (
    "Inference tensors cannot be saved for backward. Please do not use Tensors created in "
    "inference mode in computation tracked by autograd. To work around this, you can make a clone "
    "to get a normal tensor and use it in autograd, or use `torch.no_grad()` instead of "
    "`torch.inference_mode()`."
)
OUTDATED = "the stand-in has no gradient of a view of what was changed in place"
NO_GRADIENT = "element 0 of tensors does not require grad and does not have a grad_fn"
SHAPES = "Mismatch in shape: grad_output[0] has a shape of {} and output[0] has a shape of {}."
UNUSED = (
    "The differentiated Tensor at index {} appears to not have been used in the graph. Set "
    "allow_unused=True if this is the desired behavior."
)


class Node:
    """`torch.autograd.graph.Node`: an operation that was done, and the way back through it.

    Args:
        label: what PyTorch calls it, such as `AddmmBackward0`.
        inputs: the tensors that went in.
        rules: for each input a function of the result's gradient and this node, which returns the
            input's gradient. `node[i]` is the i-th input once more, `node[-1]` the result.
        result: the tensor that came out.
    """

    def __init__(self, label, inputs, rules, result):
        self.label, self.inputs, self.rules, self.result = label, inputs, rules, result
        self.edges = [t.grad_fn or (t if t.requires_grad else None) for t in inputs]
        self.versions = [t.version[0] for t in (*inputs, result)]
        self.age = next(_ages)

    def __repr__(self):
        return f"<{self.label} object at {id(self):#x}>"

    def __getattr__(self, name):
        raise AttributeError(f"the stand-in has no {name} of a grad_fn; {ELSEWHERE}")

    def __lt__(self, other):
        return self.age > other.age  # the youngest comes first

    def __getitem__(self, i):
        if self.versions is None:
            raise RuntimeError(AGAIN)
        tensor, then = (*self.inputs, self.result)[i], self.versions[i]
        now, maker = tensor.version[0], self if i == -1 else tensor.grad_fn
        if now != then:
            name = maker and maker.label.removesuffix("Backward0")
            of = f", which is output 0 of {NAMES.get(name, name)}," if name else ""
            raise RuntimeError(CHANGED.format(tensor.dtype.word, list(tensor.shape), of, now, then))
        return tensor


def record(result, label, inputs, rules, needs_numbers=True):
    """Note on a result how its gradient flows back, if an input wants one; return the result."""
    if _mode["inference"]:
        result.is_inference_tensor = True
    elif _mode["grad"] and any([t.requires_grad for t in inputs]):
        if needs_numbers and any([t.is_inference_tensor for t in inputs]):
            raise RuntimeError(INFERENCE)
        result.grad_fn = Node(label, inputs, rules, result)
    return result


def backward(tensor, gradient=None, retain_graph=None, create_graph=False):
    """`torch.Tensor.backward`: add to the `grad` of each leaf what it is for this tensor."""
    for leaf, found in flow(tensor, gradient, retain_graph, create_graph).items():
        if not isinstance(leaf, Node):
            with set_grad_enabled(create_graph):
                leaf.grad = found.clone() if leaf.grad is None else leaf.grad.add_(found)


def grad(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False):
    """`torch.autograd.grad`: a tuple of the output's gradients with respect to these inputs."""
    arrived = flow(outputs, grad_outputs, retain_graph, create_graph)
    inputs = inputs if isinstance(inputs, (list, tuple)) else [inputs]
    found = tuple([arrived.get(t.grad_fn or t) for t in inputs])
    for i, gradient in enumerate(found):
        if gradient is None:
            raise RuntimeError(UNUSED.format(i))
    return found


def flow(tensor, gradient, retain_graph, create_graph):
    """Let a gradient flow back from a tensor; return what arrives at each node and each leaf."""
    if gradient is not None and gradient.shape != tensor.shape:
        raise RuntimeError(SHAPES.format(gradient.shape, tensor.shape))
    if not tensor.requires_grad:
        raise RuntimeError(NO_GRADIENT)
    if gradient is None and tensor.numel() != 1:
        raise RuntimeError("grad can be implicitly created only for scalar outputs")
    arrived, waiting = {}, []

    def arrive(edge, gradient):
        if edge in arrived:
            arrived[edge] = arrived[edge] + gradient  # where paths meet, gradients add up
        else:
            arrived[edge] = gradient
            if isinstance(edge, Node):
                heapq.heappush(waiting, edge)

    with set_grad_enabled(create_graph):
        arrive(tensor.grad_fn or tensor, tensor.ones_like() if gradient is None else gradient)
        while waiting:
            node = heapq.heappop(waiting)  # all that used its result are younger, and done
            if node.result.retains_grad:
                before = node.result.gradient
                node.result.grad = arrived[node] if before is None else before + arrived[node]
            if is_outdated(node):
                raise NotImplementedError(f"{OUTDATED}; {ELSEWHERE}")
            for edge, input, rule in zip(node.edges, node.inputs, node.rules, strict=False):
                if edge is not None:
                    arrive(edge, as_operand(rule(arrived[node], node), input))
            if not (create_graph if retain_graph is None else retain_graph):
                node.versions = None
    return arrived


def is_outdated(node):
    """Whether it took a view of a result that was then changed in place: another way leads back."""
    source, edge = node.inputs[0], node.edges[0]
    is_view = source is not node.result and source.version is node.result.version
    return is_view and isinstance(edge, Node) and source.grad_fn is not edge


def as_operand(gradient, input):
    """Undo broadcasting: add up a gradient until it has the shape of its tensor, and its dtype."""
    if gradient.shape != input.shape:
        extra = gradient.dim() - input.dim()
        repeated = [extra + d for d, size in enumerate(input.shape) if size == 1]
        gradient = gradient.sum([*range(extra), *repeated], keepdim=True).reshape(input.shape)
    return gradient if gradient.dtype is input.dtype else gradient.to(input.dtype)


class Mode(ContextDecorator):
    """Settings of autograd's for a `with` block or a decorated function."""

    def __init__(self, **values):
        self.values, self.before = values, None

    def __call__(self, function):
        if self.before:  # as set_grad_enabled has entered it, but only the function is meant
            self.__exit__()
        return super().__call__(function)

    def _recreate_cm(self):
        return Mode(**self.values)  # of each call its own: a decorated function may call itself

    def __enter__(self):
        self.before = self.before or dict(_mode)
        _mode.update(self.values)

    def __exit__(self, *_):
        _mode.update(self.before)
        self.before = None


def no_grad(function=None):
    """`torch.no_grad`: operations note nothing."""
    mode = Mode(grad=False)
    return mode(function) if function else mode


def enable_grad():
    """`torch.enable_grad`: operations note again."""
    return Mode(grad=True)


def inference_mode():
    """`torch.inference_mode`: they note nothing, nor ever about what is made here."""
    return Mode(grad=False, inference=True)


def set_grad_enabled(mode):
    """`torch.set_grad_enabled`: one or the other, from now on or for a `with` block."""
    mode = Mode(grad=mode)
    mode.__enter__()
    return mode


def is_grad_enabled():
    """`torch.is_grad_enabled`."""
    return _mode["grad"]
