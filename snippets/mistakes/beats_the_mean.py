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

# --8<-- [start:check]
always_the_mean = torch.full_like(times, times.mean())
baseline = loss_function(always_the_mean, times)
print(f"always the mean:         loss {baseline.item():.2f} minutes²")
print(f"the neuron in epoch 500: loss {loss.item():.2f} minutes²")
print(f"R², 1 - neuron / mean:   {1 - (loss / baseline).item():.4f}")
assert loss < baseline, "the neuron has learned nothing"
# --8<-- [end:check]
