import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
loss_function = nn.MSELoss()

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
weight, bias = [parameter.item() for parameter in model.parameters()]


def show(name, weight, bias):
    loss = loss_function(weight * inputs + bias, times).item()
    print(f"{name:26}{loss:7.2f} minutes²")


show("untrained", weight, bias)
w = (inputs * (times - bias)).sum() / (inputs**2).sum()
show("the weight alone, at best", w, bias)
b = (times - w * inputs).mean()
show("then the bias, at best", w, b)
show("the bias alone, at best", weight, (times - weight * inputs).mean())
columns = torch.cat([inputs, torch.ones(4, 1)], dim=1)
line = torch.linalg.lstsq(columns, times).solution
show("both, at best", *line)
moves, lowest = 2, loss_function(columns @ line, times)
while loss_function(w * inputs + b, times) > 1.01 * lowest:
    w = (inputs * (times - b)).sum() / (inputs**2).sum()
    b = (times - w * inputs).mean()
    moves += 2
print("within 1% of that, in turn: ", moves, "moves")

optimizer = optim.SGD(model.parameters(), lr=0.01)
for steps in ["1 step", "2 steps"]:
    optimizer.zero_grad()
    loss_function(model(inputs), times).backward()
    optimizer.step()
    show(f"gradient descent, {steps}", *model.parameters())
