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

plt.plot(weights, losses, color="C3", label="loss, bias held fixed")
tangent = [loss + gradient * (x - weight) for x in (0, 2.2)]
plt.plot((0, 2.2), tangent, "--", color="C0", label="slope = the gradient")
plt.plot(weight, loss, "o", color="C2", label="before step()")
after = weight - 0.01 * gradient
missed = ((after * inputs + bias - times) ** 2).mean().item()
plt.plot(after, missed, "s", color="C2", label="the weight after step()")
plt.title("The gradient is the slope under the neuron's feet")
plt.xlabel("weight (minutes per mile)")
plt.ylabel("loss (minutes²)")
plt.legend()
plt.show()
