import matplotlib.pyplot as plt
import torch

torch.manual_seed(42)
logs, n = 10_000, 4
inputs = torch.tensor([5.0, 6.0, 8.0, 10.0])
minutes = 3.1983 * inputs + 6.1373  # the best line, taken for the truth
times = minutes + 0.6113 * torch.randn(logs, n)  # s, for the true scatter
truth = 3.1983 * 7 + 6.1373 + 0.6113 * torch.randn(logs)  # one 7-mile order

mean = inputs.mean()
spread = (inputs - mean).square().sum()
weight = (times @ (inputs - mean)) / spread
answer = times.mean(dim=1) + weight * (7 - mean)
lines = answer.unsqueeze(1) + weight.unsqueeze(1) * (inputs - 7)
s = ((times - lines).square().sum(dim=1) / (n - 2)).sqrt()
uncertainty = s * (1 + 1 / n + (7 - mean) ** 2 / spread).sqrt()
half = 4.3027 * uncertainty
held = (truth - answer).abs() <= half
t_spare = (30 - answer) / uncertainty
chance = (1 + t_spare / (2 + t_spare**2).sqrt()) / 2

print(f"logs: {logs:,}")
print(f"intervals that held their order: {held.float().mean():.1%}")
low, high = half.quantile(torch.tensor([0.05, 0.95])).tolist()
print(f"9 of 10 reach between ± {low:.2f} and ± {high:.2f} minutes")
low, high = chance.quantile(torch.tensor([0.05, 0.95])).tolist()
print(f"9 of 10 claim a chance between {low:.0%} and {high:.0%}")
print(f"orders in 30 minutes or less: {(truth <= 30).float().mean():.1%}")

for place, i in enumerate(half[:50].argsort(), 1):  # the shortest first
    ends = [answer[i] - half[i], answer[i] + half[i]]
    plt.plot([place, place], ends, "C2" if held[i] else "C3")
    plt.plot(place, truth[i], "C0o" if held[i] else "C3X", markersize=4)
plt.title("Fifty logs, fifty intervals for 7 miles")
plt.xticks([])
plt.gcf().description = f"{(~held[:50]).sum()} of 50 missed, short ones"
plt.xlabel("log, the shortest interval first")
plt.ylabel("time (minutes)")
plt.show()
