import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(42)
miles = torch.rand(100) * 8 + 3
hour = torch.randint(8, 22, (100,)).float()
rain = (torch.rand(100) < 0.3).float()
inputs = torch.stack([miles, hour, rain], dim=1)
rule = torch.tensor([[3.2], [0.4], [5.0]])
times = inputs @ rule + 2.0 + torch.randn(100, 1)

loss_function = nn.MSELoss()
for lr in [0.01, 0.003]:
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(3, 1))
    optimizer = optim.SGD(model.parameters(), lr=lr)
    print(f"lr={lr}")
    for epoch in range(1, 501):
        optimizer.zero_grad()
        loss = loss_function(model(inputs), times)
        loss.backward()
        optimizer.step()
        if epoch in [1, 10, 27, 28, 58, 59, 500]:
            print(f"  in epoch {epoch}: loss {loss.item():.4g} minutes²")
    weights = [round(w, 2) for w in model[0].weight[0].tolist()]
    print(f"  after it: weights {weights}, bias {model[0].bias.item():.2f}")
