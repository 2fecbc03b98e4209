import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
weight, bias = model.parameters()
loss_function = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.01)

for epoch in range(1, 4):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), times)
    loss.backward()
    w, b = weight.grad.item(), bias.grad.item()
    print(f"{loss.item():8.3f} {w:9.3f} {b:8.3f}")
    optimizer.step()
