import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.01)

for epoch in range(1, 501):
    loss = loss_function(model(inputs), times)
    loss.backward()
    gradient = model[0].weight.grad.item()
    if epoch <= 5 or epoch == 500:
        print(f"epoch {epoch}: loss {loss.item():.2f} minutes², ", end="")
        print(f"weight.grad {gradient:.2f}")
    optimizer.step()

prediction = model(torch.tensor([[7.0]])).item()
print(f"7 miles: {prediction:.2f} minutes")
