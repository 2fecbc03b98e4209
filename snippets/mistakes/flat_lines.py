import warnings

import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

warnings.simplefilter("ignore")  # the warning is known
inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
column = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
flat = torch.tensor([22.2, 25.6, 31.0, 38.5])

for times, stops, colour in [(column, [500], "k"), (flat, [500, 5000], "C2")]:
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(1, 1))
    optimizer = optim.SGD(model.parameters(), lr=0.01)
    for epoch in range(1, stops[-1] + 1):
        optimizer.zero_grad()
        nn.functional.mse_loss(model(inputs), times).backward()
        optimizer.step()
        if epoch in stops:
            ends = model(inputs[[0, 3]]).detach()
            name = f"epoch {epoch}" if times is flat else "as a column"
            plt.plot([5, 10], ends, colour, label=name)
            plt.text(10.2, ends[1], name, color=colour, va="center")
        if epoch == 500 and times is flat:
            answer = model(torch.tensor([7.0])).item()

plt.plot(inputs, column, "C1o", label="deliveries")
plt.plot(7, answer, "C2D", label="the answer for 7 miles")
plt.text(7.1, 25, f"7 miles: {answer:.2f}", color="C2")
plt.title("Flat targets pull the line flat")
plt.xlabel("distance (miles)")
plt.ylabel("time (minutes)")
plt.ylim(20, 40)
plt.yticks([20, 30, 40])
plt.show()
