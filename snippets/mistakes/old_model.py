import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.01)

model = nn.Sequential(nn.Linear(1, 1))  # a second one

for epoch in range(500):
    optimizer.zero_grad()
    outputs = model(inputs)
    loss = loss_function(outputs, times)
    loss.backward()
    found = model[0].weight.grad
    optimizer.step()
    if epoch in [0, 1, 2, 499]:
        print(f"epoch {epoch + 1:3d}: loss {loss.item():.2f} minutes²")

print(f"7 miles: {model(torch.tensor([7.0])).item():.2f} minutes")

held = optimizer.param_groups[0]["params"][0]
print("the optimizer holds this model's weight:", held is model[0].weight)
print(f"the gradient before the last step(): {found.item():.0f}")
