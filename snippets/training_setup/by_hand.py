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
show("then the bias, at best", w, (times - w * inputs).mean())
b = (times - weight * inputs).mean()
show("the bias alone, at best", weight, b)
columns = torch.cat([inputs, torch.ones(4, 1)], dim=1)
show("both, at best", *torch.linalg.lstsq(columns, times).solution)

optimizer = optim.SGD(model.parameters(), lr=0.01)
for steps in ["1 step", "2 steps"]:
    optimizer.zero_grad()
    loss_function(model(inputs), times).backward()
    optimizer.step()
    parameters = [parameter.item() for parameter in model.parameters()]
    show(f"gradient descent, {steps}", *parameters)
