import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0], [7.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5], [58.0]])

more = []
for loss_function, style, place in [
    (nn.MSELoss(), "-", (7.3, 41)),
    (nn.L1Loss(), "--", (6.1, 20.5)),
]:
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(1, 1))
    optimizer = optim.SGD(model.parameters(), lr=0.01)
    for epoch in range(500):
        optimizer.zero_grad()
        outputs = model(inputs)
        loss = loss_function(outputs, times)
        loss.backward()
        optimizer.step()
    name = type(loss_function).__name__
    answer = model(torch.tensor([7.0])).item()
    print(f"{name}: loss in epoch 500 {loss.item():.2f}", end=", ")
    print(f"7 miles: {answer:.2f} minutes")
    more += [name] * (answer > 30)
    line = model(inputs[:4]).detach()
    plt.plot(inputs[:4], line, "C2", linestyle=style, label=name)
    plt.text(*place, name, color="C2")
print("more than 30 minutes:", " and ".join(more))
plt.plot(inputs, times, "C1o", label="deliveries")
plt.text(7.15, 58, "flat tyre", va="center")
plt.axhline(30, color="k", ls=":", lw=1, label="30 minutes")
plt.axvline(7, color="k", ls=":", lw=1, label="7 miles")
plt.title("One flat tyre, two loss functions")
plt.xlabel("distance (miles)")
plt.ylabel("time (minutes)")
plt.yticks([20, 30, 40, 50, 60])
plt.show()
