import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.01)

for epoch in range(500):
    optimizer.zero_grad()
    outputs = model(inputs)
    loss = loss_function(outputs, times)
    loss.backward()
    optimizer.step()

ones = torch.ones_like(inputs)
best = torch.linalg.lstsq(torch.cat([inputs, ones], dim=1), times).solution

print("  miles   neuron  best line  inside the data?")
for miles in [-7.0, 7.0, 20.0, 70.0]:
    neuron = model(torch.tensor([miles])).item()
    line = (miles * best[0] + best[1]).item()
    inside = "yes" if inputs.min() <= miles <= inputs.max() else "no"
    print(f"{miles:7.1f} {neuron:8.2f} {line:10.2f}  {inside}")
