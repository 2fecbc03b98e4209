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
untrained = model(inputs).detach()

for epoch in range(500):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), times)
    loss.backward()
    optimizer.step()

weight, bias = model[0].weight.item(), model[0].bias.item()
print(f"after 500 epochs: time = {weight:.4f} · distance + {bias:.4f}")

plt.scatter(inputs, times, color="C1", zorder=3, label="past deliveries")
plt.plot(inputs, model(inputs).detach(), color="C2", label="after 500 epochs")
plt.plot(inputs, untrained, "--", color="C2", label="untrained")
plt.title("The line moves to the data")
plt.xlabel("distance (miles)")
plt.ylabel("time (minutes)")
plt.ylim(0, 55)
plt.legend(loc="upper left")
plt.show()
