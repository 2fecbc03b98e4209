import textwrap
import warnings

import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([22.2, 25.6, 31.0, 38.5])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.01)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for epoch in range(500):
        optimizer.zero_grad()
        outputs = model(inputs)
        loss = loss_function(outputs, times)
        loss.backward()
        optimizer.step()

message = f"{caught[0].category.__name__}: {caught[0].message}"
print(textwrap.fill(message, 72))
print("differences compared:", (outputs - times).shape)
print(f"loss after 500 epochs: {loss.item():.2f} minutes²")
print(f"7 miles: {model(torch.tensor([7.0])).item():.2f} minutes")

plt.scatter(inputs, times, color="C1", label="past deliveries")
plt.plot(inputs, model(inputs).detach(), color="C2", label="the neuron")
plt.axhline(times.mean().item(), color="C3", ls=":", label="mean time")
plt.title("Flat targets pull the line flat")
plt.xlabel("distance (miles)")
plt.ylabel("time (minutes)")
plt.legend()
plt.show()
