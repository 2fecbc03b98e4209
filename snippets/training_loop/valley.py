import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.01)
weight, bias = model[0].weight, model[0].bias

w_path, b_path = [weight.item()], [bias.item()]
for epoch in range(500):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), times)
    loss.backward()
    optimizer.step()
    w_path.append(weight.item())
    b_path.append(bias.item())

for n in [0, 1, 2, 500]:
    print(f"{n:3d} steps: weight {w_path[n]:.4f}, bias {b_path[n]:.4f}")

ws, bs = torch.linspace(0.5, 5.5, 60), torch.linspace(0, 8, 60)
losses = [[loss_function(w * inputs + b, times) for w in ws] for b in bs]
two_columns = torch.cat([inputs, torch.ones(4, 1)], dim=1)
best = torch.linalg.lstsq(two_columns, times).solution

plt.contour(ws, bs, losses, levels=[1, 10, 50, 150, 300], colors="C3")
plt.plot(w_path, b_path, color="C2", linewidth=2.5, label="500 steps")
plt.plot(w_path[:3], b_path[:3], "o", color="C2", markersize=5)
plt.plot(*best, "*", color="C0", markersize=12, label="least squares")
plt.title("The valley: loss over weight and bias")
plt.xlabel("weight (minutes per mile)")
plt.ylabel("bias (minutes)")
plt.legend()
plt.show()
