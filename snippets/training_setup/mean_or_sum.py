import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
twice = torch.cat([inputs, inputs]), torch.cat([times, times])


def train(reduction, lr, x, y):
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(1, 1))
    loss_function = nn.MSELoss(reduction=reduction)
    optimizer = optim.SGD(model.parameters(), lr=lr)
    losses = []
    for epoch in range(500):
        optimizer.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    answer = model(torch.tensor([[7.0]])).item()
    print(f"{reduction:<4} {lr:6.4f} {len(x):10d}", end=" ")
    print(f"{losses[0]:15.2f} {losses[-1]:17.4f} {answer:12.2f}")


print("         lr deliveries loss in epoch 1 loss in epoch 500 then 7 miles")
train("mean", 0.01, inputs, times)
train("mean", 0.01, *twice)
train("sum", 0.01, inputs, times)
train("sum", 0.0025, inputs, times)
train("sum", 0.0025, *twice)
