import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])


def answer(seed, momentum):
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(1, 1))
    optimizer = optim.SGD(model.parameters(), lr=0.01, momentum=momentum)
    for epoch in range(500):
        optimizer.zero_grad()
        nn.MSELoss()(model(inputs), times).backward()
        optimizer.step()
    return model(torch.tensor([[7.0]])).item()


plt.figure(figsize=(5, 2.6))
for row, momentum in [(0, 0.0), (1, 0.9)]:
    answers = [answer(seed, momentum) for seed in range(40, 60)]
    plt.plot(answers, [row] * 20, "C2o", alpha=0.35)
plt.errorbar(28.53, 2, xerr=2.95, fmt="kD", capsize=4)
plt.axvline(30, linestyle="--", color="C3")
plt.text(29.9, -0.4, "30 minutes", color="C3", ha="right", va="center")
plt.title("Twenty seeds, one interval")
plt.xlabel("answer for 7 miles (minutes)")
plt.yticks(range(3), ["20 seeds", "momentum", "95% interval"])
plt.ylim(2.5, -0.7)
plt.show()
