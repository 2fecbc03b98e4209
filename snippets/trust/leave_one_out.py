import matplotlib.pyplot as plt
import torch

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])


def best_line(miles, minutes):
    columns = torch.cat([miles, torch.ones_like(miles)], dim=1)
    weight, bias = torch.linalg.lstsq(columns, minutes).solution
    return lambda road: weight * road + bias


all_four, ends = best_line(inputs, times), torch.tensor([4.0, 11.0])
figure, axes = plt.subplots(2, 2, sharex=True, sharey=True, figsize=(5, 4.4))
print("left out   true  predicted  true − predicted   7 miles")
misses = []
for i, ax in enumerate(axes.flat):
    kept = torch.arange(4) != i
    line = best_line(inputs[kept], times[kept])
    miles, true = inputs[i].item(), times[i].item()
    predicted, seven = line(miles).item(), line(7).item()
    misses.append(true - predicted)
    print(f"{miles:2.0f} miles {true:7.1f} {predicted:10.3f}", end="")
    print(f" {misses[-1]:+17.3f} {seven:9.3f}")
    ax.axhline(0, color="k", linestyle=":", linewidth=1)
    ax.plot(ends, line(ends) - all_four(ends), "C2")
    ax.plot(inputs[kept], (times - all_four(inputs))[kept], "C1o")
    rest = true - all_four(miles).item()
    ax.plot([miles, miles], [rest - misses[-1], rest], "C3")
    ax.plot(miles, rest, "C3D", markerfacecolor="w")
    words = f"without {miles:.0f}: {misses[-1]:+.1f}"
    ax.text(4, -1.9, words.replace("-", "−"))
typical = torch.tensor(misses).square().mean().sqrt()
print(f"typical miss: {typical:.2f} minutes")
ax.set(xticks=inputs.flatten(), ylim=(-2.1, 0.7))
figure.suptitle("The hidden delivery, and the line without it", x=0.56)
figure.supxlabel("distance (miles)", x=0.56)
figure.supylabel("minutes above the line of all four", y=0.56)
plt.show()
