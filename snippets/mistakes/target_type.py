import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

print("targets         loss in epoch 500  its type        7 miles")
for targets in [times, times.double(), times.long()]:
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(1, 1))
    loss_function = nn.MSELoss()
    optimizer = optim.SGD(model.parameters(), lr=0.01)
    for epoch in range(500):
        optimizer.zero_grad()
        outputs = model(inputs)
        loss = loss_function(outputs, targets)
        loss.backward()
        optimizer.step()
    answer = model(torch.tensor([7.0])).item()
    print(f"{targets.dtype!s:14} {loss.item():18.4f}", end="  ")
    print(f"{loss.dtype!s:14} {answer:5.2f} min")

print("times.long():", times.long().flatten().tolist())
