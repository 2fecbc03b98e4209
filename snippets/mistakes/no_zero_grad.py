import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

for name, look in [("with", "k"), ("without", "C3")]:
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(1, 1))
    loss_function = nn.MSELoss()
    optimizer = optim.SGD(model.parameters(), lr=0.01)

    losses = []
    for epoch in range(500):
        if name == "with":
            optimizer.zero_grad()
        outputs = model(inputs)
        loss = loss_function(outputs, times)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())

    plt.plot(range(1, 51), losses[:50], look, label=f"{name} zero_grad()")
    plt.text(51, losses[49], name, color=look, va="center")

for epoch in [1, 2, 3, 500]:
    print(f"epoch {epoch:3d}: loss {losses[epoch - 1]:.2f} minutes²")
print(f"7 miles: {model(torch.tensor([7.0])).item():.2f} minutes")

plt.plot(2, losses[1], "C3o", label="the second loss")
plt.title("With and without zero_grad()")
plt.xlabel("epoch")
plt.ylabel("loss (minutes²)")
plt.show()
