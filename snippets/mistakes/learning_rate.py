import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

loss_function = nn.MSELoss()

styles = {0.01: "-", 0.0174: "--", 0.0175: ":", 0.02: "-."}
for rate, style in styles.items():
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(1, 1))
    optimizer = optim.SGD(model.parameters(), lr=rate)
    losses = []
    for epoch in range(500):
        optimizer.zero_grad()
        outputs = model(inputs)
        loss = loss_function(outputs, times)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    prediction = model(torch.tensor([7.0])).item()
    print(f"lr {rate:6.4f}: loss {loss.item():9.3f} minutes²", end=", ")
    print(f"7 miles: {prediction:6.2f} minutes")
    plt.plot(range(1, 501), losses, color="C3", ls=style, label=f"lr {rate}")

plt.yscale("log")
plt.ylim(0.1, 1e8)
plt.title("A little too large is far too large")
plt.xlabel("epoch")
plt.ylabel("loss (minutes²)")
plt.legend(loc="upper right")
plt.show()
