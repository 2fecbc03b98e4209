"""The stand-in prints what PyTorch prints, or says that it cannot: programs run under both."""

import itertools
import json
import math
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.internal.conjecture import providers

from snippet_runner.jobs import ENVIRONMENT

ROOT = Path(__file__).parents[1]
# Runs programs that come as lines of JSON, in a process of its own: two modules named torch cannot
# share one. At a "prompt" an error does not end the program, and an expression shows its value.
WORKER = r"""
import ast, contextlib, io, json, sys, types, warnings
sys.path[:0] = sys.argv[1:]
import torch

def show(value):
    if value is not None:
        print(repr(value))

def run(source, is_prompt):
    tree = ast.parse(source)
    parts = [[statement] for statement in tree.body] if is_prompt else [tree.body]
    main = sys.modules["__main__"] = types.ModuleType("__main__")
    for body in parts:
        kind = "single" if is_prompt else "exec"
        part = ast.Interactive(body) if is_prompt else ast.Module(body, [])
        if is_prompt:
            print(">>>", ast.unparse(body))
        try:
            exec(compile(part, "program.py", kind), main.__dict__)
        except BaseException as error:
            print(f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}")

sys.displayhook = show
for line in sys.stdin:
    source, is_prompt = json.loads(line)
    torch.set_grad_enabled(True)
    caught = warnings.catch_warnings(record=True)
    with contextlib.redirect_stdout(io.StringIO()) as out, caught as found:
        warnings.simplefilter("always")
        run(source, is_prompt)
    for each in [] if is_prompt else found:
        print(f"{each.category.__name__}: {str(each.message).split(' (Triggered')[0]}", file=out)
    print(json.dumps(out.getvalue()), file=sys.__stdout__, flush=True)
"""
REFUSAL = "the stand-in "
# Rare mistakes, whose message is another one in the stand-in: a line goes when it is the same.
CORNERS = (
    "IndexError: index ",
    "IndexError: slice() cannot be applied",
    "IndexError: The shape of the mask",
    "IndexError: too many indices",
    "RuntimeError: Index put requires",
    "RuntimeError: The expanded size of the tensor",
    "RuntimeError: a leaf Variable",
    "RuntimeError: One of the differentiated Tensors",
    "RuntimeError: addmv input tensors",
    "RuntimeError: expand(",
    "RuntimeError: output with shape",
    "RuntimeError: shape mismatch: value tensor of shape",
    "RuntimeError: value cannot be converted to type",
)
ERROR = re.compile(r"^\w+Error: ", re.MULTILINE)
ELSEWHERE = "Is it spelled right? Then download this script and run it with PyTorch"


class Worker:
    """A process that runs programs, and keeps its torch."""

    def __init__(self, folder, *arguments):
        self.process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=folder,
            env=os.environ | ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def send(self, *program):
        print(json.dumps(program), file=self.process.stdin, flush=True)

    def receive(self):
        printed = json.loads(self.process.stdout.readline())
        return re.sub("0x[0-9a-f]+", "0x", printed)


# It would also draw numbers that stand in whatever modules of ours are loaded: not the same twice.
providers._get_local_constants = lambda: providers._local_constants


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """What a program prints under PyTorch and under the stand-in, with the errors it ends in."""
    stand_in = ["-S", "-E", "-c", WORKER, str(ROOT / "stand_in")]
    workers = [
        Worker(tmp_path_factory.mktemp("scripts"), *arguments)
        for arguments in (["-c", WORKER], stand_in)
    ]

    def run(source, is_prompt=False):
        for worker in workers:
            worker.send(source, is_prompt)
        return [worker.receive() for worker in workers]

    yield run
    for worker in workers:
        with worker.process:
            worker.process.stdin.close()


# Random programs


@pytest.mark.parametrize(
    ("kind", "count"), [("prompts", 250), ("trainings", 100), ("loaders", 100), ("prints", 150)]
)
def test_random_programs_print_the_same(both, kind, count):
    refused = []

    @settings(max_examples=count, derandomize=True, deadline=None, database=None)
    @given(globals()[kind]())
    def agree(program):
        expected, printed = both(program, is_prompt=True)
        for right, found in zip(expected.split("\n>>> "), printed.split("\n>>> "), strict=True):
            if REFUSAL in found:  # after which the two programs are no longer one
                refused.append(program)
                break
            if not (any(corner in right for corner in CORNERS) and ERROR.search(found)):
                assert found == right

    agree()
    assert len(refused) <= count / 6


def written(shape, numbers):
    """A tensor's numbers as nested lists, taken one by one from an iterator."""
    if not shape:
        return next(numbers)
    return f"[{', '.join([written(shape[1:], numbers) for _ in range(shape[0])])}]"


def phrase(text, **parts):
    """Programs' text: a template whose words in capitals are drawn."""
    names = re.findall(r"\b[A-Z]+\b", text)
    known = {"NUMBER": NUMBER, "INT": INT, "DIM": DIM, "SHAPE": SHAPE, "SIZE": SIZE} | parts
    chosen = [known[name] for name in names if name in known]
    found = re.split(r"\b(?:" + "|".join(known) + r")\b", text)
    return st.tuples(*chosen).map(
        lambda words: "".join([a + b for a, b in zip(found, [*map(str, words), ""], strict=True)])
    )


def phrases(texts, **parts):
    return st.one_of([phrase(text.strip(), **parts) for text in texts.strip().splitlines()])


INT = st.sampled_from([0, 0, 1, 1, -1, -1, 2, -2, 3])
SIZE = st.sampled_from([1, 2, 2, 3, 3, 3, 4])
DIM = st.sampled_from([0, 0, 0, 1, 1, -1, -1, -2, 2])
COMMON = [(3,), (2, 3), (3, 2), (3, 1), (1, 3), (3, 3)]
SHAPE = st.sampled_from([(), (1,), (2,), (2, 1, 3), (1, 1), (0,), (6,), *COMMON * 3])
NUMBER = st.sampled_from(
    ["0", "1", "2", "3", "5", "-1", "-4", "0.5", "1.5", "-2.25", "0.1", "-0.3", "22.2", "100.0"]
)
WHOLE = st.sampled_from(["0", "1", "2", "3", "5", "-1", "-4"])
TRUTH = st.sampled_from(["True", "False"])
ODD = st.sampled_from(["nan", "inf", "-inf", "-0.0", "1e-6", "1e6", "12345.678", "1e10", "1e-3"])
DTYPE = st.sampled_from(
    ["torch.float32", "torch.float64", "torch.int64", "torch.int32", "torch.bool"]
)


@st.composite
def literals(draw):
    """`torch.tensor(…)`."""
    shape = draw(SHAPE)
    kind = draw(st.sampled_from([NUMBER, NUMBER, WHOLE, TRUTH, NUMBER | ODD]))
    data = written(shape, iter(draw(st.lists(kind, min_size=9, max_size=9))))
    dtype = draw(st.sampled_from(["", "", "", ", dtype=" + draw(DTYPE)]))
    leaf = ", requires_grad=True" if kind in (NUMBER,) and draw(st.booleans()) else ""
    return f"torch.tensor({data}{dtype}{leaf})"


# Fewer than 16 normal numbers at once: from there on PyTorch rounds otherwise at the seventh digit.
CREATED = literals() | phrases(
    """
    torch.zeros(SHAPE)
    torch.ones(SHAPE, dtype=DTYPE)
    torch.ones(SHAPE, requires_grad=True)
    torch.zeros(SIZE, SIZE)
    torch.full(SHAPE, NUMBER)
    torch.full(SHAPE, INT, dtype=DTYPE)
    torch.arange(SIZE)
    torch.arange(INT, SIZE)
    torch.arange(INT, 4, 0.5)
    torch.arange(6.0).reshape(2, 3)
    torch.linspace(NUMBER, NUMBER, SIZE)
    torch.rand(SHAPE)
    torch.rand(SIZE, 3)
    torch.randn(SHAPE)
    torch.randn(15)
    torch.randint(SIZE, SHAPE)
    torch.randint(INT, 5, SHAPE)
    torch.randint(0, 10, (3,))
    torch.randperm(SIZE)
    torch.randperm(7)
    torch.eye(SIZE)
    torch.tensor(NUMBER)
    torch.tensor([])
    """,
    DTYPE=DTYPE,
)
NAME = st.sampled_from("abcd")
INDEX = phrases(
    """
    INT
    INT, INT
    :, INT
    INT:
    :INT
    INT:INT
    ::2
    :, INT:INT
    None
    :, None
    ..., INT
    [INT, INT]
    torch.tensor([INT, INT])
    a > 0
    b < 1
    """
)
EXPRESSION = st.recursive(
    NAME | NAME | NAME | CREATED,
    lambda x: phrases(
        """
        (X + X)
        (X - X)
        (X * X)
        (X / X)
        (X + NUMBER)
        (NUMBER + X)
        (NUMBER - X)
        (X - NUMBER)
        (X * NUMBER)
        (NUMBER * X)
        (X / NUMBER)
        (NUMBER / X)
        (X ** 2)
        (X ** 3)
        (X @ X)
        (X == X)
        (X < X)
        (X >= NUMBER)
        (NUMBER > X)
        (X != NUMBER)
        X.sum()
        X.sum(DIM)
        X.sum(dim=DIM, keepdim=True)
        X.mean()
        X.mean(dim=DIM)
        X.mean(DIM, keepdim=True)
        X.max()
        X.min()
        X.max(DIM).values
        (-1 * X)
        (X ** 0.5)
        (X ** -1.0)
        X.std()
        X.std(dim=DIM)
        X.var()
        X.var(DIM, keepdim=True)
        X.argmax()
        X.any()
        X.all()
        torch.mean(X)
        torch.sum(X, dim=DIM)
        torch.max(X)
        torch.isnan(X)
        torch.isinf(X)
        torch.isfinite(X).all()
        X.abs()
        X.sqrt()
        X.square()
        X.pow(2)
        torch.relu(X)
        torch.add(X, X)
        torch.mul(X, NUMBER)
        torch.div(X, X)
        torch.matmul(X, X)
        torch.mm(X, X)
        torch.cat([X, X])
        torch.cat((X, X), dim=DIM)
        torch.stack([X, X])
        torch.stack([X, X], dim=DIM)
        torch.zeros_like(X)
        torch.ones_like(X)
        torch.full_like(X, NUMBER)
        X[INDEX]
        X[INDEX]
        X[INDEX]
        X.view(3, SIZE)
        X.view(SIZE, -1)
        X.view(-1)
        X.view(-1, 1)
        X.view(SHAPE)
        X.reshape(SHAPE)
        X.reshape(-1)
        X.reshape(SIZE, -1)
        X.t()
        X.unsqueeze(DIM)
        X.squeeze()
        X.squeeze(DIM)
        X.flatten()
        torch.flatten(X)
        X.expand(SIZE, 3)
        X.permute(1, 0)
        X.clone()
        X.detach()
        X.detach().clone()
        X.data
        X.to(DTYPE)
        X.float()
        X.double()
        X.long()
        X.requires_grad_()
        """,
        X=x,
        INDEX=INDEX,
        DTYPE=DTYPE,
    ),
    max_leaves=3,
)
# What goes into an operation in place is a copy: PyTorch refuses what overlaps with its result.
STATEMENT = phrases(
    """
    EXPRESSION
    EXPRESSION
    EXPRESSION
    EXPRESSION
    NAME = EXPRESSION
    NAME = EXPRESSION
    NAME = EXPRESSION
    EXPRESSION.shape
    EXPRESSION.dtype
    EXPRESSION.max(dim=DIM)
    EXPRESSION.min(dim=DIM, keepdim=True)
    torch.equal(EXPRESSION, EXPRESSION)
    torch.allclose(EXPRESSION, NAME)
    -EXPRESSION
    abs(EXPRESSION)
    EXPRESSION.item()
    EXPRESSION.tolist()
    EXPRESSION.numel()
    EXPRESSION.size(DIM)
    EXPRESSION.size()
    EXPRESSION.dim()
    EXPRESSION.requires_grad
    EXPRESSION.is_leaf
    EXPRESSION.grad_fn
    len(EXPRESSION)
    float(EXPRESSION)
    int(EXPRESSION)
    bool(EXPRESSION)
    print(EXPRESSION)
    print(f"{EXPRESSION}")
    print(f"{EXPRESSION:.2f}")
    list(EXPRESSION)
    sum(EXPRESSION)
    NAME += EXPRESSION.clone()
    NAME -= NUMBER
    NAME *= EXPRESSION.clone()
    NAME /= NUMBER
    NAME.add_(EXPRESSION.clone())
    NAME.sub_(EXPRESSION)
    NAME.mul_(NUMBER)
    NAME.div_(EXPRESSION.clone())
    NAME.zero_()
    NAME.fill_(NUMBER)
    NAME.copy_(EXPRESSION.clone())
    NAME[INDEX] = NUMBER
    NAME[INDEX] = EXPRESSION.clone()
    NAME[INDEX] += NUMBER
    NAME.detach()[INDEX] = EXPRESSION.clone()
    with torch.no_grad(): NAME -= EXPRESSION.clone()
    with torch.no_grad(): NAME.sub_(NUMBER * NAME)
    with torch.no_grad(): NAME = EXPRESSION
    EXPRESSION.sum().backward()
    EXPRESSION.sum().backward()
    EXPRESSION.mean().backward()
    EXPRESSION.sum().backward(retain_graph=True)
    EXPRESSION.backward()
    NAME.sum().backward()
    NAME.backward(EXPRESSION)
    torch.autograd.grad(EXPRESSION.sum(), NAME)
    torch.autograd.grad(EXPRESSION.sum(), a, create_graph=True)
    a.grad, b.grad, c.grad, d.grad
    a.grad, b.grad
    NAME.grad
    NAME.grad.zero_()
    NAME.grad = None
    NAME.grad.shape
    NAME.retain_grad()
    NAME.requires_grad_()
    NAME.requires_grad_(False)
    NAME.requires_grad = True
    _ = torch.manual_seed(SIZE)
    """,
    EXPRESSION=EXPRESSION,
    NAME=NAME,
    INDEX=INDEX,
)


@st.composite
def prompts(draw):
    lines = ["import torch", "nan, inf = float('nan'), float('inf')"]
    lines.append(f"_ = torch.manual_seed({draw(st.integers(0, 5))})")
    lines += [f"{name} = {draw(CREATED)}" for name in "abcd"]
    return "\n".join([*lines, *draw(st.lists(STATEMENT, min_size=3, max_size=9))])


@st.composite
def trainings(draw):
    """A training like the lesson's: data, model, loss, optimizer, and a few steps.

    At most three features, outputs and neurons: the library below PyTorch multiplies wider matrices
    block by block, which changes the seventh digit. No sigmoid, no tanh, for the same reason.
    """
    rows, features, hidden = draw(st.integers(1, 6)), draw(WIDTH), draw(WIDTH)
    outputs, n = draw(st.sampled_from([1, 1, 1, 2, 3])), draw(st.integers(1, 4))
    model = draw(
        st.sampled_from(
            [
                f"nn.Linear({features}, {outputs})",
                f"nn.Linear({features}, {outputs}, bias=False)",
                f"nn.Sequential(nn.Linear({features}, {outputs}))",
                f"nn.Sequential(nn.Linear({features}, {hidden}), nn.ReLU(), "
                f"nn.Linear({hidden}, {outputs}))",
            ]
        )
    )
    numbers = draw(
        st.lists(NUMBER, min_size=rows * (features + outputs), max_size=rows * (features + outputs))
    )
    x = f"torch.tensor({written((rows, features), iter(numbers))}{draw(FLOAT)})"
    shape = draw(
        st.sampled_from([(rows, outputs)] * 9 + [(rows,), (outputs,), (rows, outputs + 1)])
    )
    y = f"torch.tensor({written(shape, itertools.cycle(numbers[::-1]))})"
    return "\n".join(
        [
            "import torch",
            "from torch import nn, optim",
            f"_ = torch.manual_seed({draw(st.integers(0, 99))})",
            f"x = {x}",
            f"y = {y}",
            f"model = {model}",
            f"loss_function = nn.{draw(LOSS)}",
            f"optimizer = optim.{draw(OPTIMIZER)}",
            f"for epoch in range({n}):",
            *[f"    {line}" for line in draw(st.sampled_from(STEPS)).strip().split("\n")],
            "    print(epoch, loss)",
            "for name, p in model.named_parameters():",
            "    print(name, p, p.grad)",
            "print(model, model(x))",
            "print(optimizer.state_dict()['state'])",
        ]
    )


FLOAT = st.sampled_from([", dtype=torch.float32"] * 9 + ["", ", dtype=torch.float64"])
WIDTH = st.integers(1, 3)
LOSS = st.sampled_from(
    ["MSELoss()", "MSELoss()", "L1Loss()", "MSELoss(reduction='sum')", "L1Loss(reduction='sum')"]
)
RATE = st.sampled_from(["0.01", "0.1", "0.003", "1e-3", "1.0", "0"])
OPTIMIZER = phrases(
    """
    SGD(model.parameters(), lr=RATE)
    SGD(model.parameters(), lr=RATE, momentum=0.9)
    SGD(model.parameters(), lr=RATE, momentum=0.5, dampening=0.1)
    SGD(model.parameters(), lr=RATE, momentum=0.9, nesterov=True)
    SGD(model.parameters(), lr=RATE, weight_decay=0.1)
    SGD(model.parameters(), lr=RATE, momentum=0.9, weight_decay=0.01)
    SGD(model.parameters(), RATE)
    Adam(model.parameters(), lr=RATE)
    Adam(model.parameters(), lr=RATE, betas=(0.8, 0.99))
    Adam(model.parameters(), lr=RATE, weight_decay=0.1)
    Adam(model.parameters())
    """,
    RATE=RATE,
)
STEPS = [
    """
optimizer.zero_grad()
loss = loss_function(model(x), y)
loss.backward()
optimizer.step()
""",
    """
loss = loss_function(model(x), y)
loss.backward()
optimizer.step()
""",
    """
loss = loss_function(model(x), y)
loss.backward()
optimizer.step()
optimizer.zero_grad()
""",
    """
optimizer.zero_grad(set_to_none=False)
loss = ((model(x) - y) ** 2).mean()
loss.backward()
optimizer.step()
""",
    """
def closure():
    optimizer.zero_grad()
    loss = loss_function(model(x), y)
    loss.backward()
    return loss
loss = optimizer.step(closure)
""",
    """
model.zero_grad()
loss = (model(x) - y).abs().sum()
loss.backward()
with torch.no_grad():
    for p in model.parameters():
        p -= 0.01 * p.grad
""",
]


@st.composite
def loaders(draw):
    """Samples in batches and parts, at random."""
    n, batch = draw(st.integers(1, 9)), draw(st.integers(1, 5))
    first = draw(st.integers(0, n - 1))
    lines = [
        "import torch",
        "from torch.utils.data import DataLoader, Dataset, TensorDataset, random_split, Subset",
        f"_ = torch.manual_seed({draw(st.integers(0, 99))})",
        f"data = TensorDataset(torch.arange({n}.0).unsqueeze(1), torch.arange({n}))",
        f"whole, part = random_split(data, [{first}, {n - first}]{draw(GENERATOR)})",
        f"loader = DataLoader({draw(SOURCE)}, batch_size={batch}{draw(OPTIONS)}{draw(GENERATOR)})",
    ]
    return "\n".join([*lines, *draw(st.lists(LOADED, min_size=1, max_size=5))])


GENERATOR = st.sampled_from(["", "", ", generator=torch.Generator().manual_seed(3)"])
OPTIONS = st.sampled_from(
    ["", ", shuffle=True", ", shuffle=True", ", shuffle=True, drop_last=True"]
)
SOURCE = st.sampled_from(["data", "data", "part", "list(data)", "Subset(data, [0])", "range(7)"])
LOADED = st.sampled_from(
    """
for batch in loader: print(batch)
for x, y in loader: print(x, y)
print(list(loader))
print(len(loader), len(whole), len(part))
print(next(iter(loader)))
torch.rand(2)
torch.randn(3)
torch.randperm(5)
torch.randint(0, 100, (4,))
data[0]
data[1:3]
part[0]
whole.indices, part.indices
len(data), len(loader.dataset), loader.batch_size
_ = torch.manual_seed(1)
[y.item() for _, y in part]
torch.zeros(4).normal_(5, 2)
""".strip().splitlines()
)


@st.composite
def prints(draw):
    """Tensors of any size and magnitude."""
    shape = draw(PRINTED)
    size = math.prod(shape)
    magnitude = st.sampled_from(MAGNITUDES)
    numbers = draw(st.lists(draw(magnitude), min_size=1, max_size=min(size, 12) or 1))
    few = f"torch.tensor([{', '.join(numbers)}])"
    x = f"torch.cat([{few}] * {-(-size // len(numbers))})[:{size}].reshape({shape})"
    return "\n".join(
        [
            "import torch",
            "nan, inf = float('nan'), float('inf')",
            f"x = {x}{draw(CHANGE)}",
            "print(x)",
            "x.shape, x.dtype",
            f"x{draw(MARK)}",
            f"print(f'{{{draw(ONE)}}}')",
        ]
    )


CHANGE = st.sampled_from(["", "", "", ".double()", ".requires_grad_()", " > 0"])
MARK = st.sampled_from([" * 1", ".sum()", "[0]", ".t()", ".tolist()", ".clone()", ".unsqueeze(0)"])
ONE = st.sampled_from(["x", "x.sum()", "x.max():.3f", "x.sum():.2f", "x.numel()", "x.max():10.4f"])
PRINTED = st.sampled_from(
    [
        *[(), (0,), (1,), (2,), (5,), (9,), (25,), (40,), (999,), (1000,), (1001,)],
        *[(0, 3), (1, 1), (3, 4), (5, 1), (2, 14), (2, 3, 4), (2, 2, 2, 2)],
        *[(40, 30), (7, 200), (3, 20, 30), (1500, 1)],
    ]
)
WIDE = st.floats(width=32)
MAGNITUDES = [
    st.integers(-9, 9).map(str),
    st.integers(-(10**9), 10**9).map(str),
    st.integers(-(10**9), 10**9).map(lambda n: f"{n}.0"),
    st.floats(-10, 10, width=32).map(lambda x: f"{x:.4f}"),
    st.floats(-1000, 1000, width=32).map(repr),
    st.floats(-(2**-10), 2**-10, width=32).map(repr),
    st.floats(0, 1e6, width=32).map(repr),
    WIDE.map(repr),
    st.sampled_from([0.0, -0.0, math.nan, math.inf, -math.inf, 1.0, 0.5]).map(repr),
    st.sampled_from([0.0, 1e-4, 9.9e-5, 1e8, 1e8 + 8, 999.0, 1000.0, 1001.0, 0.1]).map(repr),
    st.booleans().map(str),
]


# Edits that a reader would try

DATA = "[[5.0], [6.0], [8.0], [10.0]]"
STEP = "    optimizer.step()"
LAST = "print(f"
SEQUENTIAL = "nn.Sequential(\n    nn.Linear(1, 1)\n)"
SHORT = ("range(500)", "range(20)")
LOSSES = (STEP, f"{STEP}\n    print(epoch, loss.item(), loss)")
EDITS = {
    "rate": [("lr=0.01", "lr=0.001")],
    "rate too large": [("lr=0.01", "lr=0.1"), SHORT, LOSSES],
    "rate far too large": [("lr=0.01", "lr=10.0"), SHORT, LOSSES],
    "rate negative": [("lr=0.01", "lr=-0.01")],
    "no rate": [("lr=0.01", ""), SHORT],
    "seed": [("seed(42)", "seed(7)")],
    "other data": [("22.2", "20.0"), ("38.5", "41.0")],
    "one more delivery": [("[10.0]]", "[10.0], [12.0]]"), ("[38.5]]", "[38.5], [44.4]]")],
    "more epochs": [("range(500)", "range(900)")],
    "losses": [SHORT, LOSSES],
    "some losses": [(STEP, f"{STEP}\n    if epoch % 100 == 0:\n        print(epoch, loss)")],
    "parameters": [(LAST, "print(list(model.parameters()), model, optimizer)\nprint(f")],
    "state": [(LAST, "print(model.state_dict(), model[0].weight.grad)\nprint(f")],
    "momentum": [("lr=0.01", "lr=0.001, momentum=0.9"), SHORT, LOSSES],
    "Adam": [("optim.SGD", "optim.Adam"), ("0.01)", "0.1)"), SHORT, LOSSES],
    "L1Loss": [("MSELoss", "L1Loss"), SHORT, LOSSES],
    "sum": [("MSELoss()", "MSELoss(reduction='sum')"), SHORT, LOSSES],
    "own loss": [
        ("loss_function(outputs, times)", "((outputs - times) ** 2).mean()"),
        SHORT,
        LOSSES,
    ],
    "no zero_grad": [("    optimizer.zero_grad()\n", ""), SHORT, LOSSES],
    "no step": [(STEP, "")],
    "no backward": [("    loss.backward()", ""), SHORT, LOSSES],
    "backward twice": [("    loss.backward()", "    loss.backward()\n    loss.backward()")],
    "backward twice, kept": [
        ("    loss.backward()", "    loss.backward(retain_graph=True)\n    loss.backward()"),
        SHORT,
        LOSSES,
    ],
    "step first": [("    loss = ", "    optimizer.step()\n    loss = "), SHORT],
    "three features": [
        (DATA, "[[5.0, 1.0, 0.0], [6.0, 0.0, 1.0], [8.0, 1.0, 1.0], [10.0, 0.0, 0.0]]"),
        ("Linear(1, 1)", "Linear(3, 1)"),
        ("tensor([7.0])", "tensor([7.0, 1.0, 0.0])"),
        SHORT,
        LOSSES,
    ],
    "three features, one weight": [(DATA, "[[5.0, 1.0, 0.0], [6.0, 0.0, 1.0]]")],
    "no brackets": [(DATA, "[5.0, 6.0, 8.0, 10.0]")],
    "targets without brackets": [
        ("[[22.2], [25.6], [31.0], [38.5]]", "[22.2, 25.6, 31.0, 38.5]"),
        SHORT,
        LOSSES,
    ],
    "a bracket too few": [("[6.0],", "6.0,")],
    "a row too long": [("[6.0],", "[6.0, 1.0],")],
    "three rows": [(DATA, "[[5.0], [6.0], [8.0]]")],
    "integers": [(f"{DATA}, dtype=torch.float32", "[[5], [6], [8], [10]]")],
    "integer targets": [
        ("[[22.2], [25.6], [31.0], [38.5]], dtype=torch.float32", "[[22], [26], [31], [38]]"),
        SHORT,
        LOSSES,
    ],
    "no dtype": [(", dtype=torch.float32", "")],
    "doubles": [("dtype=torch.float32", "dtype=torch.float64")],
    "doubles throughout": [
        ("dtype=torch.float32", "dtype=torch.float64"),
        (SEQUENTIAL, f"{SEQUENTIAL}.double()"),
        ("tensor([7.0])", "tensor([7.0], dtype=torch.float64)"),
        SHORT,
        (STEP, f"{STEP}\n    print(loss)"),  # beyond that, PyTorch rounds a product and a sum once
    ],
    "nan": [("[8.0]", "[float('nan')]"), SHORT, LOSSES],
    "text": [("[8.0]", "['8.0']")],
    "None": [("[8.0]", "[None]")],
    "a name mistyped": [("model(inputs)", "modle(inputs)")],
    "a method mistyped": [("optimizer.zero_grad", "optimizer.zero_gard")],
    "no import": [("import torch.optim as optim", "")],
    "no call": [("nn.MSELoss()", "nn.MSELoss")],
    "hidden layer": [
        (SEQUENTIAL, "nn.Sequential(nn.Linear(1, 3), nn.ReLU(), nn.Linear(3, 1))"),
        ("lr=0.01", "lr=0.001"),
        SHORT,
        LOSSES,
    ],
    "layers that do not fit": [(SEQUENTIAL, "nn.Sequential(nn.Linear(1, 3), nn.Linear(2, 1))")],
    "Linear alone": [(SEQUENTIAL, "nn.Linear(1, 1)")],
    "no bias": [("Linear(1, 1)", "Linear(1, 1, bias=False)"), SHORT, LOSSES],
    "start at zero": [
        ("loss_function =", "nn.init.zeros_(model[0].weight)\nloss_function ="),
        SHORT,
        LOSSES,
    ],
    "init with a gradient": [("loss_function =", "model[0].weight.fill_(3)\nloss_function =")],
    "grad_fn": [
        (STEP, f"{STEP}\n    print(loss.grad_fn, outputs.grad_fn, inputs.grad_fn)"),
        ("range(500)", "range(2)"),
    ],
    "prints": [
        (LAST, "print(inputs, times, outputs, loss, prediction, inputs.shape, loss.dtype)\nprint(f")
    ],
    "no item": [("prediction.item()", "prediction[0]"), SHORT],
    "a batch without item": [("prediction.item()", "model(inputs)"), SHORT],
    "no no_grad": [("with torch.no_grad():", "if True:"), (LAST, "print(prediction)\nprint(f")],
    "numpy": [("prediction.item()", "model(inputs).numpy()"), SHORT],
    "a number for a tensor": [("model(torch.tensor([7.0]))", "model(7.0)"), SHORT],
    "a list for a tensor": [("model(torch.tensor([7.0]))", "model([7.0])"), SHORT],
    "an integer": [("tensor([7.0])", "tensor([7])"), SHORT],
    "batches": [
        (
            "import torch.optim as optim",
            "import torch.optim as optim\nfrom torch.utils.data import DataLoader, TensorDataset",
        ),
        (
            "for epoch in range(500):",
            "loader = DataLoader(TensorDataset(inputs, times), "
            "batch_size=2, shuffle=True)\nfor epoch in range(20):\n  for inputs, times in loader:",
        ),
        LOSSES,
    ],
    "standardised": [
        (
            "torch.manual_seed",
            "inputs = (inputs - inputs.mean()) / inputs.std()\nprint(inputs)\ntorch.manual_seed",
        ),
        ("lr=0.01", "lr=0.1"),
        SHORT,
        LOSSES,
    ],
    "saved and loaded": [
        (
            LAST,
            "torch.save(model.state_dict(), 'neuron.pt')\n"
            "model.load_state_dict(torch.load('neuron.pt'))\nprint(model(inputs))\nprint(f",
        ),
        SHORT,
    ],
    "loaded into another": [
        (LAST, "print(nn.Linear(1, 1).load_state_dict(model.state_dict()))\nprint(f"),
        SHORT,
    ],
    "a copy": [(LAST, "import copy\nprint(list(copy.deepcopy(model).parameters()))\nprint(f")],
    "parameters in place": [(LAST, "model[0].weight += 1\nprint(f"), SHORT],
    "no parameters": [("model.parameters()", "[]")],
    "a number for the parameters": [("model.parameters()", "[3.0]")],
    "a class": [(SEQUENTIAL, "type('Neuron', (nn.Module,), {'forward': lambda self, x: x * 2})()")],
    "a forgotten super": [
        (
            SEQUENTIAL,
            "type('Neuron', (nn.Module,), "
            "{'__init__': lambda self: setattr(self, 'a', nn.Linear(1, 1))})()",
        ),
    ],
    "GPU": [("times = ", "inputs = inputs.to('cuda')\ntimes = ")],
    "device": [("times = ", "print(inputs.device, inputs.to('cpu'))\ntimes = "), SHORT],
    "gradients of data": [
        ("dtype=torch.float32)\ntimes", "requires_grad=True)\ntimes"),
        (LAST, "print(inputs.grad)\nprint(f"),
        SHORT,
    ],
    "detached": [("loss = loss_function(outputs,", "loss = loss_function(outputs.detach(),")],
}


@pytest.mark.parametrize("edit", EDITS)
def test_edits_of_the_lesson_print_the_same(both, edit):
    assert_same(both, "lesson.py", *EDITS[edit])


@pytest.mark.parametrize(
    ("name", "edit"),
    [
        ("beyond/loader.py", ("batch_size=2", "batch_size=3")),
        ("beyond/save.py", ("lr=0.01", "lr=0.02")),
        ("exercises/by_hand.py", ("seed(42)", "seed(7)")),
        ("features/standardised.py", ("seed(42)", "seed(3)")),
        ("model/as_a_class.py", ("super().__init__()", "pass")),
        ("one_epoch/by_hand.py", ("22.2", "20.2")),
        ("mistakes/backward_twice.py", ("seed(42)", "seed(2)")),
        ("train/accumulate.py", ("22.2", "21.2")),
        ("mistakes/nan.py", ("22.2", "21.2")),
        ("valley/hessian.py", ("22.2", "23.2")),
    ],
)
def test_edits_of_other_scripts_print_the_same(both, name, edit):
    assert_same(both, name, edit)


def assert_same(both, name, *edits):
    """A script with its replacements made prints and raises the same under both."""
    source = (ROOT / "snippets" / name).read_text("utf-8")
    for old, new in edits:
        assert old in source
        source = source.replace(old, new)
    expected, printed = both(source)
    assert printed == expected


# What it does not have


NAMES = """
torch.conv2d
torch.cuda.device_count
torch.compile
torch.float16
torch.nn.Conv2d
torch.nn.functional.softmax
torch.nn.init.xavier_uniform_
torch.optim.RMSprop
torch.optim.lr_scheduler
torch.utils.tensorboard
torch.utils.data.WeightedRandomSampler
torch.linalg.svd
torch.autograd.functional.jacobian
torch.Tensor.softmax
"""


@pytest.mark.parametrize("name", NAMES.split())
def test_a_name_that_it_does_not_have_stops(both, name):
    owner = "torch.ones(1)" if "Tensor" in name else name.rpartition(".")[0]
    script = f"import torch, torch.autograd.functional\nprint({owner}.{name.rpartition('.')[2]})"
    _, printed = both(script)
    assert printed == f"AttributeError: {REFUSAL}has no {name}. {ELSEWHERE}\n"


@pytest.mark.parametrize(
    "line",
    [
        "x % 2",
        "x // 2",
        "torch.max(x, x)",
        "x.sum().grad_fn.next_functions",
        "torch.ones(2, 2, 2) @ torch.ones(2, 2, 2)",
        "x.to('mps')",
        "x.max(dim=0).values.backward()",
    ],
)
def test_what_it_cannot_do_stops(both, line):
    _, printed = both(f"import torch\nx = torch.ones(3, requires_grad=True)\n{line}")
    assert REFUSAL in printed
    assert "download this script and run it with PyTorch" in printed


def test_python_may_ask_what_it_has(both):
    expected, printed = both(QUESTIONS, is_prompt=True)
    assert "Error" not in expected
    assert printed == expected


QUESTIONS = """
import copy, pickle, torch
from torch import nn
x = torch.tensor([1.0, 2.0], requires_grad=True)
model = nn.Sequential(nn.Linear(2, 1), nn.ReLU())
copy.copy(x), copy.deepcopy(x), pickle.loads(pickle.dumps(x))
copy.deepcopy(torch.float32) is pickle.loads(pickle.dumps(torch.float32)) is torch.float32
copy.deepcopy(model), pickle.loads(pickle.dumps(model))
copy.deepcopy(model)[0].weight is model[0].weight
torch.equal(copy.deepcopy(model)[0].weight, model[0].weight)
hasattr(x, "__fspath__"), hasattr(x, "__nothing__"), hasattr(torch, "__nothing__")
hasattr(model, "__getstate__"), hasattr(model, "nothing")
hook = model.register_forward_hook(lambda model, inputs, output: output + 1)
torch.equal(model(x), model.forward(x) + 1)
hook.remove()
torch.equal(model(x), model.forward(x))
x in [x], isinstance(x, torch.Tensor), isinstance(model[0].weight, nn.Parameter)
len(x), list(x), iter(x) is None, bool(x[0]), float(x[1].detach()), {x: 1}[x]
"""
