import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.01)
weight = model[0].weight

# --8<-- [start:point]
optimizer.zero_grad()
print("after zero_grad():", weight.grad)

outputs = model(inputs)
loss = loss_function(outputs, times)
print(f"after the loss:    {loss.item():.2f} minutes²")

loss.backward()
gradient = weight.grad.item()
print(f"after backward():  gradient {gradient:.4f}, weight {weight.item():.4f}")

by_hand = weight.item() - 0.01 * gradient
optimizer.step()
print(f"after step():      weight {weight.item():.4f}")
print(f"by hand:           weight − lr · gradient = {by_hand:.4f}")
# --8<-- [end:point]
