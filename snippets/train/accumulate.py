import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

loss_function = nn.MSELoss()


def losses_without_zero_grad(lr):
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(1, 1))
    optimizer = optim.SGD(model.parameters(), lr=lr)
    losses = []
    for epoch in range(1, 501):
        loss = loss_function(model(inputs), times)
        loss.backward()
        losses.append(loss.item())
        if lr == 0.01 and epoch in [1, 2, 3, 4, 5, 500]:
            print(f"in epoch {epoch}: loss {loss.item():.2f} minutes²", end="")
            print(f", weight.grad {model[0].weight.grad.item():.2f}")
        optimizer.step()
    if lr == 0.01:
        minutes = model(torch.tensor([[7.0]])).item()
        print(f"7 miles, after 500 epochs: {minutes:.2f} minutes")
    return losses


for lr in [0.01, 0.001, 0.0001]:
    last = losses_without_zero_grad(lr)[400:]
    print(f"lr={lr}: in epochs 401 to 500, losses", end="")
    print(f" from {min(last):.2f} to {max(last):.2f} minutes²")
