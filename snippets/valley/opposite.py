import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
scaled = (inputs - inputs.mean()) / inputs.std(correction=0)

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
optimizer = optim.SGD(model.parameters(), lr=1.0)

losses = []
for epoch in range(1, 5):
    optimizer.zero_grad()
    loss = nn.MSELoss()(model(scaled), times)
    weight, bias = model[0].weight.item(), model[0].bias.item()
    print(f"in epoch {epoch}: weight {weight:.1f}, bias {bias:.1f}", end="")
    print(f", loss {loss.item():.1f} minutes²")
    losses.append(loss.item())
    loss.backward()
    optimizer.step()
print(f"the last is {losses[-1] / losses[0]:.2f} times the first")
