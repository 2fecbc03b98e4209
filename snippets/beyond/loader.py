import torch
from torch.utils.data import DataLoader, TensorDataset

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
loader = DataLoader(TensorDataset(inputs, times), batch_size=2, shuffle=True)
for epoch in range(2):
    for batch, targets in loader:
        pairs = zip(batch.flatten(), targets.flatten(), strict=True)
        rows = [f"{miles:4.1f} → {minutes:.1f}" for miles, minutes in pairs]
        print(f"epoch {epoch + 1}: {list(batch.shape)}", *rows, sep="   ")
