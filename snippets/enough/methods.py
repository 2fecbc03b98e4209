import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
scaled = (inputs - inputs.mean()) / inputs.std(correction=0)
loss_function = nn.MSELoss()
columns = torch.cat([inputs, torch.ones_like(inputs)], dim=1)
line = torch.linalg.lstsq(columns, times).solution
best = loss_function(columns @ line, times).item()


def epochs_with(distances, **settings):
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(1, 1))
    optimizer = optim.SGD(model.parameters(), **settings)
    epochs = 0
    while (loss := loss_function(model(distances), times)) > 1.01 * best:
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        epochs += 1
    return epochs


print("epochs  distances     settings")
for settings in [{"lr": 0.01}, {"lr": 0.017}, {"lr": 0.01, "momentum": 0.9}]:
    print(f"{epochs_with(inputs, **settings):6}  in miles     ", settings)
for settings in [{"lr": 0.01}, {"lr": 0.1}, {"lr": 0.5}]:
    print(f"{epochs_with(scaled, **settings):6}  standardised ", settings)
