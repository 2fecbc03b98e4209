import torch
import torch.nn as nn

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
weight = model[0].weight

for i in range(4):
    error = model(inputs[i]) - times[i]
    quarter = error**2 / 4  # its share of the mean
    quarter.backward()
    print(f"{inputs[i].item():2.0f} miles added: {weight.grad.item():9.3f}")

weight.grad = None
nn.MSELoss()(model(inputs), times).backward()
print(f"all four at once: {weight.grad.item():.3f}")
