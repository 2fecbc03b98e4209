import matplotlib.pyplot as plt
import torch
import torch.nn as nn

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([22.2, 25.6, 31.0, 38.5])

torch.manual_seed(42)
outputs = nn.Sequential(nn.Linear(1, 1))(inputs).detach()
errors = outputs - times

for row in range(4):
    for column in range(4):
        own = row == column
        left, fill = column - 0.47, "C3" if own else "none"
        plt.barh(row, 0.94, 0.88, left, color=fill, edgecolor="C3", lw=0.6)
        error = f"{errors[row, column]:.1f}".replace("-", "−")
        colour = "white" if own else "C3"
        plt.text(column, row, error, color=colour, ha="center", va="center")

plt.title("Every prediction against every target", pad=12)
plt.xticks(range(4), [f"{time:.1f}" for time in times])
plt.yticks(range(4), [f"{output:.1f}" for output in outputs[:, 0]])
plt.xlabel("target (minutes)")
plt.ylabel("prediction (minutes)")
plt.gca().invert_yaxis()
plt.gca().xaxis.tick_top()
plt.gca().xaxis.set_label_position("top")
plt.tick_params(length=0)
plt.gca().spines[:].set_visible(False)
own = ", ".join(f"{error:.1f}" for error in errors.diagonal())
plt.gcf().description = f"""Four predictions (rows) minus four targets
(columns), in minutes. The diagonal, each minus its own target: {own}."""
plt.show()
