import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(42)
miles = torch.rand(40, 1) * 16 + 2
late = (miles - 10) * (miles > 10)
times = 6.0 + 3.2 * miles + 2.8 * late + torch.randn(40, 1)
inputs = (miles - miles.mean()) / miles.std()

for lr in [0.01, 0.03]:
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(1, 2), nn.ReLU(), nn.Linear(2, 1))
    optimizer = optim.SGD(model.parameters(), lr=lr)
    for epoch in range(500):
        optimizer.zero_grad()
        loss = nn.MSELoss()(model(inputs), times)
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        active = (model[:2](inputs) > 0).sum(dim=0).tolist()
        answer = model(torch.tensor([[0.0]])).item()
    still = (model[0].weight.grad == 0).flatten().tolist()
    print(f"lr={lr}: the loss in epoch 500 is {loss.item():.2f} minutes²")
    print(f"  the neurons give more than 0 for {active} of the 40 deliveries")
    print(f"  the gradient of their weight is exactly 0: {still}")
    print(f"  answer for the mean distance: {answer:.2f} minutes")
print(f"mean of the times: {times.mean().item():.2f} minutes")
