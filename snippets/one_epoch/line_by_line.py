import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.01)

weight, bias = model.parameters()  # always in this order
outputs, loss = [None], None
table = "{:<12}{:>7}{:>7}{:>12}{:>9}{:>10}{:>9}"
before = [""] * 6


def show(line):
    values = [weight, bias, outputs[0], loss, weight.grad, bias.grad]
    now = ["None" if v is None else f"{v.item():.3f}" for v in values]
    same = [before[i] == now[i] for i in range(6)]
    print(table.format(line, *["·" if same[i] else now[i] for i in range(6)]))
    before[:] = now


# --8<-- [start:point]
print("             weight   bias  outputs[0]     loss    w.grad   b.grad")
show("start")
for epoch in [1, 2, 3]:
    print("epoch", epoch)
    optimizer.zero_grad()
    show(" zero_grad()")
    outputs = model(inputs)
    show(" outputs =")
    loss = loss_function(outputs, times)
    show(" loss =")
    loss.backward()
    show(" backward()")
    optimizer.step()
    show(" step()")
# --8<-- [end:point]
