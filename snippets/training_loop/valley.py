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

path = [[parameter.item() for parameter in model.parameters()]]
for epoch in range(500):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), times)
    loss.backward()
    optimizer.step()
    path.append([parameter.item() for parameter in model.parameters()])

weights = torch.linspace(0.5, 5.5, 100)
biases = torch.linspace(0, 8, 100)
predicted = weights[None, :, None] * inputs.flatten() + biases[:, None, None]
losses = ((predicted - times.flatten()) ** 2).mean(dim=-1)
ones = torch.ones_like(inputs)
best = torch.linalg.lstsq(torch.cat([inputs, ones], dim=1), times).solution

for step in [0, 1, 2, 500]:
    print("step {}: weight {:.4f}, bias {:.4f}".format(step, *path[step]))
plt.contour(weights, biases, losses, levels=[1, 10, 50, 150, 300], colors="C3")
walked = torch.tensor(path).T
plt.plot(*walked, color="C2", linewidth=2.5, label="500 steps")
plt.plot(*walked[:, :3], "o", color="C2", markersize=5)
plt.plot(*best, "*", color="C0", markersize=12, label="least squares")
plt.title("The valley: loss over weight and bias")
plt.xlabel("weight (minutes per mile)")
plt.ylabel("bias (minutes)")
plt.legend()
plt.show()
