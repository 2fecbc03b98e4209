import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(42)
miles = torch.rand(100) * 8 + 3
hour = torch.randint(8, 22, (100,)).float()
rain = (torch.rand(100) < 0.3).float()
inputs = torch.stack([miles, hour, rain], dim=1)
rule = torch.tensor([3.2, 0.4, 5.0])
times = (inputs @ rule).unsqueeze(1) + 2.0 + torch.randn(100, 1)
zero, one = torch.zeros(3), torch.ones(3)


def learned(mean, std, lr):
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(3, 1))
    optimizer = optim.SGD(model.parameters(), lr=lr)
    for epoch in range(500):
        optimizer.zero_grad()
        nn.MSELoss()(model((inputs - mean) / std), times).backward()
        optimizer.step()
    weights = model[0].weight[0].detach() / std
    return [*weights.tolist(), (model[0].bias - weights @ mean).item()]


raw = learned(zero, one, 0.003)
standardised = learned(inputs.mean(dim=0), inputs.std(dim=0), 0.1)
rows = ["each mile", "each hour", "rain", "start"]
plt.plot([*rule, 2.0], rows, "k|", markersize=24, label="the rule")
plt.plot(raw, rows, "C3o", label="raw")
plt.plot(standardised, rows, "C2o", label="standardised")
plt.text(5, 2.7, "the rule", ha="center")
plt.text(2.43, 1.75, "raw", color="C3", ha="center")
plt.text(4.8, 1.75, "standardised", color="C2", ha="right")
plt.title("Four numbers, after 500 epochs")
plt.xlabel("minutes")
plt.axis([0, 5.6, 3.5, -0.5])
plt.show()
