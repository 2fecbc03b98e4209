import matplotlib.pyplot as plt
import torch
import torch.nn as nn

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
columns = torch.cat([inputs, torch.ones_like(inputs)], dim=1)
best = torch.linalg.lstsq(columns.double(), times.double()).solution.float()
# Unit steps in (weight, bias): the directions that the next script finds.
directions = {"across": [0.9918, 0.1280], "along": [0.1280, -0.9918]}

ways = torch.linspace(-3, 3, 61)
for name, look in [("across", "C3"), ("along", "C3--")]:
    direction = torch.tensor(directions[name]).unsqueeze(1)
    points = [best + way * direction for way in ways]
    losses = [nn.MSELoss()(columns @ point, times).item() for point in points]
    print(f"{name}: loss {losses[30]:.4f} at the lowest point,", end=" ")
    print(f"{ways[40]:.0f} away: {losses[40]:.4f}")
    plt.plot(ways, losses, look, label=name)
plt.text(1.5, 170, "across", color="C3", ha="right")
plt.text(3.0, 15, "along the floor", color="C3", ha="right")
plt.title("Two cuts through the valley")
plt.xlabel("way from the lowest point, in weight and bias")
plt.ylabel("loss (minutes²)")
plt.ylim(-25, 400)
plt.show()
