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
    losses = []
    for epoch in range(500):
        optimizer.zero_grad()
        loss = loss_function(model(inputs), times)
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
    weights = [round(w, 2) for w in model[0].weight[0].tolist()]
    print(f"lr {lr}: loss in epoch 1: {losses[0]:.2f} minutes²,", end=" ")
    print(f"in epoch 10: {losses[9]:.4g}, in epoch 500: {losses[-1]:.2f}")
    for name in ["inf", "nan"]:
        if name in map(str, losses):
            print(f"  {name} from epoch {[*map(str, losses)].index(name) + 1}")
    print(f"  after it weights {weights}, bias {model[0].bias.item():.2f}")
