import matplotlib.pyplot as plt
import torch

torch.manual_seed(42)
logs, n = 10_000, 4
inputs = torch.tensor([5.0, 6.0, 8.0, 10.0])
minutes = 3.1983 * inputs + 6.1373  # the best line, taken for the truth
times = minutes + 0.6113 * torch.randn(logs, n)  # s, for the true scatter
order = 28.5254 + 0.6113 * torch.randn(logs)  # one of 7 miles, by that line

mean, spread = inputs.mean(), (n - 1) * inputs.var()
weight = (times @ (inputs - mean)) / spread
answer = times.mean(dim=1) + weight * (7 - mean)
lines = answer.unsqueeze(1) + weight.unsqueeze(1) * (inputs - 7)
s = ((times - lines).square().sum(dim=1) / (n - 2)).sqrt()
uncertainty = s * (1 + 1 / n + (7 - mean) ** 2 / spread).sqrt()
half = 4.3027 * uncertainty
held = (order - answer).abs() <= half
t_spare = (30 - answer) / uncertainty
chance = (1 + t_spare / (2 + t_spare**2).sqrt()) / 2

print(f"{logs:,} intervals, held their order: {held.float().mean():.1%}")
low, high = half.quantile(torch.tensor([0.05, 0.95])).tolist()
print(f"9 of 10 reach between ± {low:.2f} and ± {high:.2f} minutes")
low, high = chance.quantile(torch.tensor([0.05, 0.95])).tolist()
print(f"9 of 10 claim a chance between {low:.0%} and {high:.0%}")
print(f"reach above 30 minutes: {(answer + half > 30).float().mean():.1%}")
print(f"orders in 30 minutes or less: {(order <= 30).float().mean():.1%}")

plt.figure(figsize=(5, 3.6)).description = f"{(~held[:50]).sum()} of 50 missed"
for place, i in enumerate(half[:50].argsort(), 1):  # the shortest first
    plt.errorbar(place, answer[i], half[i], ecolor="C2" if held[i] else "k")
    plt.plot(place, order[i], "C1." if held[i] else "kx", markersize=7)
for y, name, look in [(30, "promise", "C3--"), (28.5254, "truth", "C1")]:
    plt.plot([0, 51], [y, y], look, linewidth=1, zorder=1)
    plt.text(52, y, name, color=look[:2], va="center")
plt.title("Fifty logs, fifty intervals for 7 miles")
plt.gca().set(xticks=[], xlim=(0, 61), ylabel="time (minutes)")
plt.xlabel("log, the shortest interval first")
plt.show()
