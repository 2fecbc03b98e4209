import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
loss_function = nn.MSELoss()

# The second derivatives of the loss by weight and bias: its curvature.
design = torch.cat([inputs, torch.ones_like(inputs)], dim=1)
hessian = 2 / len(inputs) * design.T @ design
steepest = torch.linalg.eigvalsh(hessian)[-1].item()
print(f"steepest curvature {steepest:.2f}, limit {2 / steepest:.3e}")

for lr in [0.01, 0.0174, 0.0175, 0.02]:
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(1, 1))
    optimizer = optim.SGD(model.parameters(), lr=lr)
    losses = []
    for epoch in range(500):
        optimizer.zero_grad()
        loss = loss_function(model(inputs), times)
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
    after = loss_function(model(inputs), times).item()
    print(f"lr={lr}: loss {losses[0]:.2f} minutes² in epoch 1,", end=" ")
    print(f"{losses[-1]:.2f} in epoch 500, {after:.2f} after it")

losses = torch.tensor(losses)
for name, found in [("inf", losses.isinf()), ("nan", losses.isnan())]:
    print(f"lr=0.02: {name} from epoch {found.tolist().index(True) + 1}")
