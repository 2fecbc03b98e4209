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
w_path, b_path = [model[0].weight.item()], [model[0].bias.item()]
for epoch in range(500):
    optimizer.zero_grad()
    loss_function(model(inputs), times).backward()
    optimizer.step()
    w_path.append(model[0].weight.item())
    b_path.append(model[0].bias.item())

for n in [0, 1, 2, 500]:
    print(f"{n:3d} steps: weight {w_path[n]:.4f}, bias {b_path[n]:.4f}")

bs, ws = torch.linspace(0, 8, 60), torch.linspace(0.2, 5.2, 60)
losses = [[loss_function(w * inputs + b, times) for b in bs] for w in ws]
columns = torch.cat([inputs, torch.ones(4, 1)], dim=1)
best_w, best_b = torch.linalg.lstsq(columns, times).solution

levels = plt.contour(bs, ws, losses, [3, 30, 100, 300], colors="k", alpha=0.4)
plt.clabel(levels, fontsize="medium")
plt.plot(b_path, w_path, color="C2", linewidth=2.5)
plt.plot(b_path[:3], w_path[:3], "C2o", markersize=5)
plt.plot(best_b, best_w, "*", color="C0", markersize=12)
plt.text(b_path[0] + 0.15, w_path[0] - 0.1, "start")
plt.text(b_path[-1] + 0.12, w_path[-1] - 0.12, "end")
plt.text(best_b + 0.2, best_w - 0.22, "best line")
plt.title("The valley: loss over weight and bias")
plt.xlabel("bias (minutes)")
plt.ylabel("weight (minutes per mile)")
plt.show()
