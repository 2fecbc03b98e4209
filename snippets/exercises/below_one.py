import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.01)

loss = torch.tensor(float("inf"))
epoch = 0
while loss.item() >= 1:
    epoch += 1
    optimizer.zero_grad()
    outputs = model(inputs)
    loss = loss_function(outputs, times)
    loss.backward()
    optimizer.step()
    if epoch == 3:
        print(f"epoch   3: loss {loss.item():.4f} minutes²")

print(f"epoch {epoch}: the first below 1, {loss.item():.4f} minutes²")
