import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
mean, spread = inputs.mean(), inputs.std(correction=0)
ones = torch.ones_like(inputs)
line = torch.linalg.lstsq(torch.cat([inputs, ones], dim=1), times).solution
best = nn.MSELoss()(inputs * line[0] + line[1], times).item()


def epochs_with(distances, lr):
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(1, 1))
    optimizer = optim.SGD(model.parameters(), lr=lr)
    epochs = 0
    while (loss := nn.MSELoss()(model(distances), times)) > 1.01 * best:
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        epochs += 1
    return epochs


print("distances     steepest  flattest  condition  lr limit  epochs at half")
for name, distances in [
    ("in miles", inputs),
    ("only divided", inputs / spread),
    ("only centred", inputs - mean),
    ("standardised", (inputs - mean) / spread),
]:
    columns = torch.cat([distances, ones], dim=1)
    hessian = 2 * columns.T @ columns / len(columns)
    flat, steep = torch.linalg.eigvalsh(hessian).tolist()
    print(f"{name:12} {steep:9.2f} {flat:9.4f} {steep / flat:10.1f}", end="")
    print(f" {2 / steep:9.4f} {epochs_with(distances, 1 / steep):15}")
