import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

# --8<-- [start:oracle]
columns = torch.cat([inputs, torch.ones_like(inputs)], dim=1)
solution = torch.linalg.lstsq(columns.double(), times.double()).solution
best_weight, best_bias = solution.flatten().tolist()
# --8<-- [end:oracle]

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.01)


def show(name, weight, bias):
    loss = loss_function(weight * inputs + bias, times).item()
    print(f"{name:>12} {weight:8.4f} {bias:7.4f} {loss:9.4f}", end="")
    print(f" {weight * 7 + bias:8.2f} {bias:8.2f}")


print("after epochs   weight    bias      loss  7 miles  0 miles")
for epochs in range(8001):
    if epochs in [0, 1, 10, 100, 500, 1000, 2000, 4000, 8000]:
        show(epochs, model[0].weight.item(), model[0].bias.item())
    optimizer.zero_grad()
    loss = loss_function(model(inputs), times)
    loss.backward()
    optimizer.step()
show("best", best_weight, best_bias)
