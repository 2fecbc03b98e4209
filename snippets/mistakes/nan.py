import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
print(f"the largest float32: {torch.finfo(torch.float32).max:.1e}")

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.02)

print("epoch      loss    weight  its gradient")
for epoch in range(1, 332):
    optimizer.zero_grad()
    outputs = model(inputs)
    loss = loss_function(outputs, times)
    loss.backward()
    weight = model[0].weight.item()
    gradient = model[0].weight.grad.item()
    if epoch in [1, 161, 162, 329, 330, 331]:
        print(f"{epoch:5d} {loss.item():9.1e} {weight:9.1e} {gradient:13.1e}")
    optimizer.step()

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
inputs[2] = float("nan")  # one empty cell in the log
loss = loss_function(model(inputs), times)
print("with nan in the data, epoch 1:", loss.item())
print("any nan in inputs, in times?", inputs.isnan().any().item(), end=", ")
print(times.isnan().any().item())
