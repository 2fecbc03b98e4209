import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(42)
miles = torch.rand(100) * 8 + 3
hour = torch.randint(8, 22, (100,)).float()
rain = (torch.rand(100) < 0.3).float()
raw = torch.stack([miles, hour, rain], dim=1)
times = raw @ torch.tensor([[3.2], [0.4], [5.0]]) + 2.0 + torch.randn(100, 1)
standardised = (raw - raw.mean(dim=0)) / raw.std(dim=0)

loss_function = nn.MSELoss()
columns = torch.cat([raw, torch.ones(100, 1)], dim=1)
best = torch.linalg.lstsq(columns, times).solution
floor = loss_function(columns @ best, times).item()
print(f"least squares: loss {floor:.4f} minutes²")

for name in ["raw", "standardised"]:
    inputs, lr, look, place = raw, 0.003, "C3", (200, 8)
    if name == "standardised":
        inputs, lr, look, place = standardised, 0.1, "C2", (10, 130)
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(3, 1))
    optimizer, losses = optim.SGD(model.parameters(), lr=lr), []
    while not losses or losses[-1] > 1.01 * floor:
        optimizer.zero_grad()
        loss = loss_function(model(inputs), times)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    print(f"{name}: within 1% of that in epoch {len(losses)}")
    plt.loglog(range(1, len(losses) + 1), losses, look)
    plt.text(*place, f"{name}, lr={lr}", color=look)
plt.title("Same data, raw and standardised")
plt.gca().set(xlabel="epoch", ylabel="loss in the epoch (minutes²)")
plt.gca().xaxis.set_major_formatter("{x:,g}")
plt.gca().yaxis.set_major_formatter("{x:,g}")
plt.show()
