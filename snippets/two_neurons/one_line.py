import matplotlib.pyplot as plt
import torch

# --8<-- [start:data]
torch.manual_seed(42)
miles = torch.rand(40, 1) * 16 + 2  # 2 to 18 miles
late = (miles - 10) * (miles > 10)  # the miles after the tenth
rule = 6.0 + 3.2 * miles + 2.8 * late  # minutes
times = rule + torch.randn(40, 1)
# --8<-- [end:data]

columns = torch.cat([miles, torch.ones_like(miles)], dim=1).double()
line = torch.linalg.lstsq(columns, times.double()).solution.float()
errors = miles * line[0] + line[1] - times
print(f"the best line: {line[0].item():.2f} × miles {line[1].item():+.2f}")
print(f"its loss: {(errors**2).mean().item():.2f} minutes²,", end=" ")
print(f"the loss of the rule: {((rule - times) ** 2).mean().item():.2f}")
for low, high in [(2, 6), (6, 14), (14, 18)]:
    group = errors[(miles >= low) & (miles < high)]
    print(f"{low:2} to {high:2} miles: {len(group):2} deliveries,", end="")
    print(f" mean error {group.mean().item():+.2f} minutes")

figure, (above, below) = plt.subplots(
    2, sharex=True, figsize=(5, 4.6), height_ratios=[3, 2]
)
ends = torch.tensor([2.0, 18.0])
above.plot(miles, times, "C1o", markersize=4)
above.plot(ends, ends * line[0] + line[1], "C2")
above.text(9.5, 24, "40 deliveries", color="C1")
above.text(15.5, 77, "the best line", color="C2", ha="right")
above.set_title("One line misses in a pattern")
above.set_ylabel("time (minutes)")
below.vlines(miles.flatten(), 0, errors.flatten(), color="C3")
below.axhline(0, color="C2")
below.set(xlabel="distance (miles)", xticks=range(2, 19, 4))
below.set_ylabel("error (minutes)")
plt.show()
