import textwrap

import torch
import torch.nn as nn

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
weight = model[0].weight
outputs = model(inputs)

lines = [
    "loss = nn.MSELoss(outputs, times)",
    "((outputs - times) ** 2).backward()",
    "outputs.item()",
    "float(inputs)",
    "model([[7.0]])",
    "torch.optim.SGD(model.parameters, lr=0.01)",
    "weight.grad.zero_()",
    "weight -= 0.01 * 3",
]
for number, line in enumerate(lines, start=1):
    print(f"{number}. {line}")
    try:
        exec(line)
    except Exception as error:
        message = f"{type(error).__name__}: {error}"
        for part in textwrap.wrap(message, 72, break_on_hyphens=False):
            print("  ", part)
