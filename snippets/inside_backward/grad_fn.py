import torch
import torch.nn as nn

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
weight, bias = model.parameters()
loss = nn.MSELoss()(model(inputs), times)


def show(node, indent=""):
    print(indent + (node.name() if node else "None"))
    if node:
        for source, _ in node.next_functions:
            show(source, indent + "    ")


show(loss.grad_fn)

print()
for name, tensor in [("inputs", inputs), ("weight", weight), ("loss", loss)]:
    print(f"{name:6} {tensor.is_leaf=} {tensor.requires_grad=}")
