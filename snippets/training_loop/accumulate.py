import torch
import torch.nn as nn

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()

for call in [1, 2, 3]:
    loss_function(model(inputs), times).backward()
    print(f"backward() call {call}: .grad is {model[0].weight.grad.item():.3f}")
