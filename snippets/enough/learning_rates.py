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


print("loss after     1 epoch   10 epochs   500 epochs")
for lr in [0.0001, 0.001, 0.01, 0.015, 0.017, 0.0174, 0.0175, 0.018, 0.02]:
    losses = losses_with(lr)
    last = f"{losses[500]:,.2f}" if losses[500] < 1e6 else f"{losses[500]:.0e}"
    print(f"lr {lr:6.4f} {losses[1]:12.2f} {losses[10]:11,.2f} {last:>12}")
    if lr in [0.001, 0.01, 0.0174, 0.018]:
        look = {"c": "C3"} if lr == 0.01 else {"c": "k", "alpha": 0.7}
        plt.semilogy(losses[:16], label=f"lr {lr}", **look)
        plt.text(15.3, losses[15], f"{lr}", va="center", **look)
for name, found in [("inf", torch.isinf), ("nan", torch.isnan)]:
    first = found(torch.tensor(losses)).tolist().index(True) + 1
    print(f"lr 0.02: loss {name} from epoch {first}")

plt.gca().yaxis.set_major_formatter("{x:,g}")
plt.title("Four learning rates, 15 epochs")
plt.gca().set(ylim=(1, 10_000), xlabel="epochs", ylabel="loss (minutes²)")
plt.show()
