"""How `torch` prints a tensor: four decimals, as few as the numbers need, in columns."""

import math

DECIMALS, WIDTH, MANY, EDGE = 4, 80, 1000, 3


def text(tensor):
    """`repr` of a tensor: its numbers, and what distinguishes it from others."""
    start, numbers, usual = "tensor(", tensor.detach(), ("float32", "int64", "bool")
    marks = [] if tensor.dtype.name in usual else [f"dtype={tensor.dtype}"]
    if tensor.numel():
        is_long = tensor.numel() > MANY
        write, width = style(shown(numbers, is_long), tensor.dtype)
        body = start + in_rows(numbers, write, width, len(start), is_long)
    else:
        body = f"{start}[]"
        marks = [f"size={tuple(tensor.shape)}"] * (tensor.dim() > 1)
        marks += [f"dtype={tensor.dtype}"] * (tensor.dtype.name != "float32")
    if tensor.grad_fn:
        marks.append(f"grad_fn=<{tensor.grad_fn.label}>")
    elif tensor.requires_grad:
        marks.append("requires_grad=True")
    width = len(body) - body.rfind("\n") + 1
    for mark in marks:
        if width + len(mark) + 2 > WIDTH:
            body, width = f"{body},\n{' ' * len(start)}{mark}", len(start) + len(mark)
        else:
            body, width = f"{body}, {mark}", width + len(mark) + 2
    is_parameter = type(tensor).__name__ == "Parameter"
    return ("Parameter containing:\n" if is_parameter else "") + body + ")"


def picked(tensor, is_long):
    """The indices of the first dimension that are printed; None where "..." stands."""
    n = len(tensor)
    if not is_long or n <= 2 * EDGE:
        return range(n)
    return [*range(EDGE), None, *range(n - EDGE, n)]


def shown(tensor, is_long):
    """The numbers that are printed."""
    if not tensor.shape or not is_long:
        return list(tensor.numbers())
    return [x for i in picked(tensor, True) if i is not None for x in shown(tensor[i], True)]


def style(numbers, dtype):
    """A function that writes a number as wide as the widest one of a tensor, and this width."""
    if dtype.kind < 2:
        width = max([len(str(dtype.convert(x))) for x in numbers])
        return lambda x: str(dtype.convert(x)).rjust(width), width
    known = [abs(x) for x in numbers if x and math.isfinite(x)]
    low, high = (min(known), max(known)) if known else (1, 1)
    is_whole = all([x == math.ceil(x) for x in known])
    spec = ".0f" if is_whole else f".{DECIMALS}f"
    if high / low > 1000 or high > 1e8 or (low < 1e-4 and not is_whole):
        spec = f".{DECIMALS}e"

    def write(x):
        return format(x, spec) + "." * (spec == ".0f" and math.isfinite(x))

    width = max([len(write(x)) for x in numbers if x and math.isfinite(x)], default=1)
    return lambda x: write(x).rjust(width), width


def in_rows(tensor, write, width, indent, is_long):
    """The numbers of a tensor in brackets, a row on a line."""
    if not tensor.shape:
        return write(tensor.item())
    dots = " ..." if tensor.dim() == 1 else "..."
    cells = [
        dots if i is None else in_rows(tensor[i], write, width, indent + 1, is_long)
        for i in picked(tensor, is_long)
    ]
    between = "," + "\n" * max(1, tensor.dim() - 1) + " " * (indent + 1)
    if tensor.dim() == 1:
        count = max(1, (WIDTH - indent) // (width + 2))
        cells = [", ".join(cells[i : i + count]) for i in range(0, len(cells), count)]
    return f"[{between.join(cells)}]"
