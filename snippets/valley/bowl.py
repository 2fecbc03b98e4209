import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
scaled = (inputs - inputs.mean()) / inputs.std(correction=0)
bs, ws = torch.linspace(0, 50, 51), torch.linspace(-16, 28, 45)
losses = [[nn.MSELoss()(w * scaled + b, times) for b in bs] for w in ws]
grey = {"colors": "k", "alpha": 0.7, "linewidths": 0.6}
labels = [(29.3, -3.9), (29.3, -13.9)]

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
optimizer = optim.SGD(model.parameters(), lr=0.5)
walk = [(model[0].bias.item(), model[0].weight.item())]
for epoch in range(3):
    optimizer.zero_grad()
    nn.MSELoss()(model(scaled), times).backward()
    optimizer.step()
    walk.append((model[0].bias.item(), model[0].weight.item()))

plt.figure(figsize=(5, 3.9)).gca().set_aspect("equal")
lines = plt.contour(bs, ws, losses, [100, 400], **grey)
names = plt.clabel(lines, fontsize="medium", manual=labels)
plt.setp(names, rotation_mode="anchor")  # each in the middle of its gap
plt.plot(*torch.tensor(walk).T, "C2", *walk[0], "C2o", *walk[-1], "C2D")
for name, place in {"start": walk[0], "end": walk[-1]}.items():
    plt.annotate(name, place, (8, -10), textcoords="offset points")
plt.title("Standardised distances, lr=0.5")
plt.xlabel("bias (minutes)")
plt.ylabel("weight (minutes)")
plt.show()
