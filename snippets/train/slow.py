import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
order = torch.tensor([[7.0]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.01)

ones = torch.ones_like(inputs)
design = torch.cat([inputs, ones], dim=1).double()
best = torch.linalg.lstsq(design, times.double()).solution
floor = loss_function(design @ best, times.double()).item()

near = False
for epoch in range(1, 5001):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), times)
    loss.backward()
    optimizer.step()
    reached = not near and loss.item() <= 1.01 * floor
    near |= reached
    if epoch in [3, 500, 5000] or reached:
        bias, minutes = model[0].bias.item(), model(order).item()
        note = ", within 1% of the lowest" * reached
        print(f"in epoch {epoch}: loss {loss.item():.4f} minutes², ", end="")
        print(f"after it bias {bias:.4f}, 7 miles {minutes:.2f} minutes{note}")

print(f"the best line: loss {floor:.4f} minutes², bias {best[1].item():.4f}")
