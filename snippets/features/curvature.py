import torch

torch.manual_seed(42)
miles = torch.rand(100) * 8 + 3
hour = torch.randint(8, 22, (100,)).float()
rain = (torch.rand(100) < 0.3).float()
raw = torch.stack([miles, hour, rain], dim=1)
mean, std = raw.mean(dim=0), raw.std(dim=0)

print("features      steepest  flattest  ratio  lr limit")
for name, inputs in [
    ("raw", raw),
    ("only divided", raw / std),
    ("only centred", raw - mean),
    ("standardised", (raw - mean) / std),
]:
    columns = torch.cat([inputs, torch.ones(100, 1)], dim=1)
    hessian = 2 * columns.T @ columns / 100
    curvatures = torch.linalg.eigvalsh(hessian)
    flat, steep = curvatures[0].item(), curvatures[-1].item()
    ratio = steep / flat
    print(f"{name:12} {steep:9.2f} {flat:9.4f} {ratio:6.1f} {2 / steep:9.4f}")
