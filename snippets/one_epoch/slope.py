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
plt.plot((after, after), (loss, missed), ":", color="C2", label="the fall")
step = {"arrowstyle": "->", "color": "C2"}
plt.annotate("", (after, loss), (weight, loss), arrowprops=step)
plt.plot(weight, loss, "o", color="C2", label="before")
plt.plot(after, missed, "D", color="C2", label="after its step")
plt.text(weight + 0.2, loss + 60, "before", color="C2")
plt.text(2.7, loss - 70, "its step", color="C2", ha="center")
plt.text(after + 0.2, -60, "after its step", color="C2", va="center")
plt.text(0.2, -60, "slope: the gradient", color="C3", va="center")
plt.ylim(bottom=-120)
plt.title("The loss over the weight")
plt.xlabel("weight (minutes per mile)")
plt.ylabel("loss (minutes²)")
plt.show()
