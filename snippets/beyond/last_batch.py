import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()
# --8<-- [start:point]
loader = DataLoader(TensorDataset(inputs, times), batch_size=3)

losses, total = [], 0.0
for batch, targets in loader:
    loss = loss_function(model(batch), targets)
    losses.append(loss.item())
    total += loss.item() * len(batch)
    print(f"samples in the batch: {len(batch)}, loss {loss.item():.2f}")

everything = loss_function(model(inputs), times).item()
print(f"mean of the batches' losses:  {sum(losses) / len(losses):.2f}")
print(f"each weighed by its samples:  {total / len(inputs):.2f}")
print(f"loss on all four at once:     {everything:.2f}")
# --8<-- [end:point]
