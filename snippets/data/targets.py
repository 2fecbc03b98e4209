import torch
import torch.nn as nn

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
minutes = [[22.2], [25.6], [31.0], [38.5]]

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()

for dtype in [torch.float32, torch.float64, torch.int64]:
    times = torch.tensor(minutes, dtype=dtype)
    loss = loss_function(model(inputs), times)
    print(f"targets {dtype}, the first {times[0].item():.1f}:")
    print(f"    loss {loss.item():.2f}, {loss.dtype}")
