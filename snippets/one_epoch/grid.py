import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.01)
weight, bias = model.parameters()
lines = {
    "zero_grad()": "optimizer.zero_grad()",
    "outputs =": "outputs = model(inputs)",
    "loss =": "loss = loss_function(outputs, times)",
    "backward()": "loss.backward()",
    "step()": "optimizer.step()",
}
names = ["weight", "bias", "output", "loss", "weight.grad", "bias.grad"]
outputs, loss, before, said = [None], None, [None] * 6, "In epoch 2:"
for n, (short, line) in enumerate([*lines.items()] * 2):
    exec(line)
    values = [weight, bias, outputs[0], loss, weight.grad, bias.grad]
    now = ["None" if v is None else f"{v.item():.2f}" for v in values]
    for i in range(6 * (n > 4)):  # the second epoch is drawn
        colour, changed = f"C{2 + i // 3}", now[i] != before[i]
        fill = colour if changed else "none"
        plt.barh(short, 0.94, 0.88, i - 0.47, color=fill, ec=colour, lw=0.6)
        if changed:
            plt.text(i, short, now[i], color="w", ha="center", va="center")
            said += f" {short} {names[i]} {now[i]};"
    before = now
plt.gcf().description = said
plt.title("What each line changes in epoch 2")
plt.xticks(range(6), [name.replace(".", "\n.") for name in names])
plt.ylim(4.5, -0.5)
plt.tick_params(length=0, labeltop=True, labelbottom=False)
plt.box(False)
plt.show()
