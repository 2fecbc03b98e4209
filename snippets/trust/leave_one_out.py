import matplotlib.pyplot as plt
import torch

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
roads = torch.tensor([[0.0], [20.0]])


def with_ones(miles):
    return torch.cat([miles, torch.ones_like(miles)], dim=1)


print("left out   true  predicted  true − predicted   7 miles")
misses = []
for i, style in enumerate(["-", "--", "-.", ":"]):
    kept = torch.arange(4) != i
    fit = torch.linalg.lstsq(with_ones(inputs[kept]), times[kept])
    orders = torch.cat([inputs[[i]], torch.tensor([[7.0]])])
    predicted, seven = (with_ones(orders) @ fit.solution).flatten().tolist()
    miles, true = inputs[i].item(), times[i].item()
    misses.append(true - predicted)
    print(f"{miles:2.0f} miles {true:7.1f} {predicted:10.2f}", end="")
    print(f" {misses[-1]:+17.2f} {seven:9.3f}")
    line = with_ones(roads) @ fit.solution
    plt.plot(roads, line, style, color="C2", label=f"without {miles:.0f} miles")
typical = torch.tensor(misses).square().mean().sqrt()
print(f"typical miss: {typical:.2f} minutes")

plt.scatter(inputs, times, color="C1", zorder=3, label="past deliveries")
plt.title("Four lines, each without one delivery")
plt.xlabel("distance (miles)")
plt.ylabel("time (minutes)")
plt.legend()
plt.show()
