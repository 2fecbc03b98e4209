import torch
from torch.utils.data import DataLoader, TensorDataset

samples = TensorDataset(torch.zeros(200, 1))

for size in [8, 200]:
    loader = DataLoader(samples, batch_size=size)
    steps = seen = 0
    for epoch in range(4):
        for (batch,) in loader:
            steps += 1  # here optimizer.step() would stand
            seen += len(batch)
    print(f"batch size {size}: batches {len(loader)}", end="")
    print(f", steps in 4 epochs {steps}")
print(f"samples seen: {seen}")
