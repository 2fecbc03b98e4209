import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
mean, deviation = inputs.mean(), inputs.std(correction=0)
loss_function = nn.MSELoss()


def train(name, weight, bias, center, scale, lr):
    model = nn.Linear(1, 1)
    nn.init.constant_(model.weight, weight)
    nn.init.constant_(model.bias, bias)
    optimizer = optim.SGD(model.parameters(), lr=lr)
    for epoch in range(500):
        optimizer.zero_grad()
        loss = loss_function(model((inputs - center) / scale), times)
        loss.backward()
        optimizer.step()
    slope = model.weight.item() / scale
    minutes = model((torch.tensor([[7.0]]) - center) / scale).item()
    print(f"{name}, lr={lr}, start ({weight}, {bias}): ", end="")
    print(f"{slope:.4f} minutes per mile, 7 miles {minutes:.2f} minutes")


for start in [(0.0, 0.0), (0.0, 30.0), (8.0, 2.0)]:
    train("miles", *start, center=0.0, scale=1.0, lr=0.01)
for start in [(0.0, 0.0), (0.0, 30.0), (8.0, 2.0)]:
    train("standardised", *start, center=mean, scale=deviation, lr=0.1)
