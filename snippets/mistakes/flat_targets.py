import textwrap
import warnings

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
    for epoch in range(1, 5001):
        optimizer.zero_grad()
        outputs = model(inputs)
        loss = loss_function(outputs, times)
        loss.backward()
        optimizer.step()
        if epoch in [500, 5000]:
            answer = model(torch.tensor([7.0])).item()
            print(f"in epoch {epoch}: loss {loss.item():.2f}", end="; then ")
            print(f"weight {model[0].weight.item():.2f}, 7 miles: {answer:.2f}")

message = f"{caught[0].category.__name__}: {caught[0].message}"
print(textwrap.fill(message, 72))
print("differences compared:", (outputs - times).shape)
