import torch

log = [5.0, 6.0, 8.0, 10.0]
for name, miles in [
    ("four deliveries", log),
    ("and one at 7 miles", [*log, 7.0]),
    ("and one at 20 miles", [*log, 20.0]),
]:
    x = torch.tensor(miles)
    spread = ((x - x.mean()) ** 2).sum()
    under_the_root = 1 + 1 / len(x) + (7 - x.mean()) ** 2 / spread
    print(f"{name:20} under the root: {under_the_root:.3f}")
