import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.01)
for epoch in range(500):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), times)
    loss.backward()
    optimizer.step()

# --8<-- [start:point]
columns = torch.cat([inputs, torch.ones_like(inputs)], dim=1)
best_line = torch.linalg.lstsq(columns, times).solution
neuron = times - model(inputs).detach()
best = times - columns @ best_line

print("miles  minutes  neuron    best line")
for row in torch.cat([inputs, times, neuron, best], dim=1):
    print("{:5.1f} {:8.1f} {:+7.2f} {:+12.2f}".format(*row.tolist()))
print(f"mean           {neuron.mean():+7.2f} {best.mean().abs():12.2f}")
losses = [neuron.square().mean().item(), best.square().mean().item()]
print("loss            {:.4f} {:12.4f}".format(*losses))

mean_loss = (times - times.mean()).square().mean().item()
print(f"loss of always saying {times.mean():.1f} minutes: {mean_loss:.2f}")
print("R²   {:17.3f} {:12.3f}".format(*(1 - x / mean_loss for x in losses)))

order = torch.tensor([[7.0, 1.0]])
answers = model(order[:, :1]).item(), (order @ best_line).item()
print("7 miles        {:7.2f} {:12.2f}".format(*answers))
# --8<-- [end:point]
