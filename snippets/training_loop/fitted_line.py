import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
road = torch.tensor([[0.0], [12.0]])
two_columns = torch.cat([inputs, torch.ones(4, 1)], dim=1)
best = torch.linalg.lstsq(two_columns, times).solution.flatten().tolist()
print(f"best line: weight {best[0]:.4f}, bias {best[1]:.4f}")


def draw(name):
    guesses = model(inputs).detach()
    errors = [f"{error.item():+.1f}" for error in guesses - times]
    print(f"{name}: errors", *errors, "minutes")
    plt.figure()
    plt.plot(road, road * best[0] + best[1], "k:", lw=1, label="best")
    plt.text(0.2, 16, "best line")
    plt.plot(road, model(road).detach(), "C2", label="neuron")
    plt.text(12, guesses[3].item() - 7, "neuron", color="C2", ha="right")
    plt.vlines(inputs, guesses, times, "C3")
    plt.plot(inputs, times, "C1o", markersize=4)
    plt.title(name)
    plt.ylim(0, 47)
    plt.xlabel("distance (miles)")
    plt.ylabel("time (minutes)")


torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
optimizer = optim.SGD(model.parameters(), lr=0.01)
draw("The line before training")
for epoch in range(500):
    optimizer.zero_grad()
    nn.MSELoss()(model(inputs), times).backward()
    optimizer.step()
draw("The line after 500 epochs")
plt.show()
