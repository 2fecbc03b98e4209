import torch

log = [5.0, 6.0, 8.0, 10.0]


def under_the_root(miles):
    x = torch.tensor(miles)
    spread = ((x - x.mean()) ** 2).sum()
    return (1 + 1 / len(x) + (7 - x.mean()) ** 2 / spread).item()


print(f"four deliveries      under the root: {under_the_root(log):.3f}")
found = {fifth: under_the_root([*log, fifth]) for fifth in [7.0, 20.0]}
for fifth, value in found.items():
    print(f"and one at {fifth:2.0f} miles  under the root: {value:.3f}")
print(f"smallest with one at {min(found, key=found.get):.0f} miles")
