import matplotlib.pyplot as plt
import torch

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])


def with_ones(miles):
    return torch.cat([miles, torch.ones_like(miles)], dim=1)


def best_line(miles, minutes):
    return torch.linalg.lstsq(with_ones(miles), minutes).solution


ends = torch.tensor([[4.0], [11.0]])
all_four = with_ones(ends) @ best_line(inputs, times)
figure, axes = plt.subplots(2, 2, sharex=True, sharey=True, figsize=(5, 4.4))
figure.suptitle("The hidden delivery, and the line without it")
print("left out   true  predicted  true − predicted   7 miles")
misses = []
for i, ax in enumerate(axes.flat):
    kept = torch.arange(4) != i
    line = best_line(inputs[kept], times[kept])
    orders = torch.cat([inputs[[i]], torch.tensor([[7.0]])])
    predicted, seven = (with_ones(orders) @ line).flatten().tolist()
    miles, true = inputs[i].item(), times[i].item()
    misses.append(true - predicted)
    print(f"{miles:2.0f} miles {true:7.1f} {predicted:10.3f}", end="")
    print(f" {misses[-1]:+17.3f} {seven:9.3f}")
    ax.plot(ends, all_four, "C0--", ends, with_ones(ends) @ line, "C2")
    ax.plot(inputs[kept], times[kept], "C1o")
    ax.plot(miles, true, "C3D", fillstyle="none", markersize=9)
    ax.set_title(f"without {miles:.0f} miles: {misses[-1]:+.1f}")
ax.text(9, 36, "all four", color="C0", ha="right")
typical = torch.tensor(misses).square().mean().sqrt()
print(f"typical miss: {typical:.2f} minutes")
figure.supxlabel("distance (miles)")
figure.supylabel("time (minutes)")
plt.show()
