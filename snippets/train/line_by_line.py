import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
weight, bias = model.parameters()
loss_function = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.01)


def show(line, loss=None):
    numbers = [loss, weight.grad, bias.grad, weight, bias]
    cells = ["None" if n is None else f"{n.item():.4f}" for n in numbers]
    print(f"{line:9}" + "".join(f"{cell:>11}" for cell in cells))


print("              loss  weight.grad bias.grad     weight       bias")
loss = None
for epoch in range(2):
    optimizer.zero_grad()
    show("zero_grad", loss)
    outputs = model(inputs)
    show("model", loss)
    loss = loss_function(outputs, times)
    show("loss", loss)
    loss.backward()
    show("backward", loss)
    optimizer.step()
    show("step", loss)
