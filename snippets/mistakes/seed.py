import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

print("seed  weight at start  7 miles, untrained  7 miles, trained")
for seed in [42, 42, 1, 2, 3]:
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(1, 1))
    loss_function = nn.MSELoss()
    optimizer = optim.SGD(model.parameters(), lr=0.01)
    weight = model[0].weight.item()
    guess = model(torch.tensor([7.0])).item()
    for epoch in range(500):
        optimizer.zero_grad()
        outputs = model(inputs)
        loss = loss_function(outputs, times)
        loss.backward()
        optimizer.step()
    answer = model(torch.tensor([7.0])).item()
    print(f"{seed:4d} {weight:16.4f} {guess:15.2f} min {answer:13.2f} min")
