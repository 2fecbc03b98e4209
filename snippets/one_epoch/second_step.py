import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.01)


def show(what, numbers):
    weight, bias = (number.item() for number in numbers)
    print(f"{what}: weight {weight:.3f}, bias {bias:.3f}")


for epoch in [1, 2]:
    optimizer.zero_grad()
    loss_function(model(inputs), times).backward()
    before = [parameter.detach().clone() for parameter in model.parameters()]
    optimizer.step()

gradients = [parameter.grad for parameter in model.parameters()]
show("before", before)
show("gradients", gradients)
show("after step()", model.parameters())
moved = list(zip(before, gradients, strict=True))
show("with the gradient", [b + 0.01 * g for b, g in moved])
show("without lr", [b - g for b, g in moved])
