import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(42)
inputs = torch.rand(200, 1) * 8 + 3  # 3 to 11 miles
times = 3.2 * inputs + 6.0 + torch.randn(200, 1)  # minutes
data = TensorDataset((inputs - inputs.mean()) / inputs.std(), times)

# --8<-- [start:point]
for size, color in [(8, "C3"), (200, "C2")]:
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(1, 1))
    loss_function = nn.MSELoss()
    optimizer = optim.SGD(model.parameters(), lr=0.1)
    loader = DataLoader(data, batch_size=size, shuffle=True)
    biases = []
    for epoch in range(4 if size == 8 else 100):
        for batch, targets in loader:
            optimizer.zero_grad()
            loss = loss_function(model(batch), targets)
            loss.backward()
            optimizer.step()
            biases.append(model[0].bias.item())
    # --8<-- [end:point]
    low, high = min(biases[50:]), max(biases[50:])
    print(f"batch size {size}, steps in an epoch: {len(loader)}")
    print(f"  bias, steps 51 to 100: {low:.2f} to {high:.2f} minutes")
    plt.plot(range(1, 101), biases, color)
plt.text(100, 28.5, "batch size 8", color="C3", ha="right")
plt.text(18, 28.34, "batch size 200", color="C2")
plt.title("Steps on 8 samples, steps on all 200")
plt.xlabel("step")
plt.ylabel("bias (minutes)")
plt.ylim(27, 28.7)
plt.yticks([27, 27.5, 28, 28.5])
plt.show()
