import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

mean, deviation = inputs.mean(), inputs.std(correction=0)
inputs = (inputs - mean) / deviation
print(f"mean {mean.item():.2f} miles, deviation {deviation.item():.4f} miles")

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.5)

losses = []
for epoch in range(1, 4):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), times)
    loss.backward()
    optimizer.step()
    losses.append(loss.item())
    print(f"in epoch {epoch}: loss {losses[-1]:.4f} minutes²")
steps = [loss < 1.01 * losses[-1] for loss in losses].index(True)
print(f"low from epoch {steps + 1} on: steps before it {steps}")

prediction = model((torch.tensor([[7.0]]) - mean) / deviation).item()
print(f"7 miles: {prediction:.2f} minutes")
