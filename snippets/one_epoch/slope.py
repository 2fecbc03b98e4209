import matplotlib.pyplot as plt
import torch
import torch.nn as nn

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
weight, bias = model[0].weight.item(), model[0].bias.item()

weights = torch.linspace(0, 6.5, 60)
losses = ((weights * inputs + bias - times) ** 2).mean(dim=0)
loss = nn.MSELoss()(model(inputs), times)
loss.backward()
gradient = model[0].weight.grad.item()
loss = loss.item()

after = weight - 0.01 * gradient
missed = ((after * inputs + bias - times) ** 2).mean().item()

plt.plot(weights, losses, color="C3", label="loss")
tangent = [loss + gradient * (x - weight) for x in (0, 2.3)]
plt.plot((0, 2.3), tangent, "--", color="C3", label="tangent")
plt.plot(weight, loss, "o", color="C2")
plt.plot(after, missed, "D", color="C2")
plt.text(weight + 0.2, loss, "before", color="C2")
plt.text(after, missed + 120, "after its step", color="C2", ha="center")
plt.text(1.7, 60, "slope: the gradient", color="C3", ha="right")
plt.title("The loss over the weight")
plt.xlabel("weight (minutes per mile)")
plt.ylabel("loss (minutes²)")
plt.show()
