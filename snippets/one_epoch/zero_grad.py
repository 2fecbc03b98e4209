import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])


# --8<-- [start:point]
def train(place):
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(1, 1))
    loss_function = nn.MSELoss()
    optimizer = optim.SGD(model.parameters(), lr=0.01)
    losses = []
    for epoch in range(500):
        if place == "at the start":
            optimizer.zero_grad()
        outputs = model(inputs)
        loss = loss_function(outputs, times)
        if place == "before backward":
            optimizer.zero_grad()
        loss.backward()
        if place == "before step":
            optimizer.zero_grad()
        optimizer.step()
        if place == "at the end":
            optimizer.zero_grad()
        losses.append(loss.item())
    return losses, model(torch.tensor([[7.0]])).item()


# --8<-- [end:point]


print("                     loss in epoch             after 500 epochs")
print("zero_grad()            1        2        3      500    7 miles")
places = ["at the start", "before backward", "at the end", "before step"]
for place in [*places, "nowhere"]:
    losses, minutes = train(place)
    numbers = [losses[0], losses[1], losses[2], losses[499], minutes]
    print(f"{place:<15}", *[f"{number:8.2f}" for number in numbers])
