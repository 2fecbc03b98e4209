import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])


def losses_with(lr):
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(1, 1))
    optimizer = optim.SGD(model.parameters(), lr=lr)
    losses = []  # in epoch 1, 2, …, which is after 0, 1, … epochs
    for epoch in range(501):
        optimizer.zero_grad()
        loss = nn.MSELoss()(model(inputs), times)
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
    return losses


print("    lr   loss after 1 epoch   after 10   after 500")
for lr in [0.0001, 0.001, 0.01, 0.015, 0.017, 0.0174, 0.0175, 0.018, 0.02]:
    losses = losses_with(lr)
    print(f"{lr:6.4f} {losses[1]:20.4g} {losses[10]:10.4g} {losses[500]:11.4g}")
    if lr in [0.001, 0.01, 0.0174, 0.018]:
        plt.semilogy(losses[:16], "C3", label=f"lr {lr}")
        plt.text(15.3, losses[15], f"{lr}", color="C3", va="center")
for name, found in [("inf", torch.isinf), ("nan", torch.isnan)]:
    first = found(torch.tensor(losses)).tolist().index(True) + 1
    print(f"lr 0.02: loss {name} from epoch {first}")

plt.ylim(1, 10_000)
plt.gca().yaxis.set_major_formatter("{x:,g}")
plt.title("Four learning rates, 15 epochs")
plt.xlabel("epochs")
plt.ylabel("loss after them (minutes²)")
plt.show()
