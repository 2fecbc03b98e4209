import math

import torch
import torch.nn as nn
import torch.optim as optim

km = 1.609344 * torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
loss_function = nn.MSELoss()

for rate in [0.01, 0.005]:
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(1, 1))
    optimizer = optim.SGD(model.parameters(), lr=rate)
    losses = []
    for epoch in range(500):
        optimizer.zero_grad()
        outputs = model(km)
        loss = loss_function(outputs, times)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    weight = model[0].weight.item()
    order = torch.tensor([1.609344 * 7.0])
    print(f"lr {rate}: loss in epoch 500 {losses[-1]:.4f} minutes²")
    if math.isnan(losses[-1]):
        print("  inf from epoch", losses.index(math.inf) + 1)
        print("  nan from epoch", sum(not math.isnan(x) for x in losses) + 1)
    print(f"  weight {weight:.4f} min/km = {1.609344 * weight:.4f} min/mile")
    print(f"  7 miles: {model(order).item():.2f} minutes")
