import torch
import torch.nn as nn

times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
outputs = torch.full_like(times, 30.0)

errors = outputs - times
for error in errors.flatten().tolist():
    print(f"error {error:5.1f} minutes, squared {error**2:6.2f} minutes²")
print(f"largest square: {(errors**2).max().item():.2f} minutes²")
print(f"sum of the squares: {(errors**2).sum().item():.2f} minutes²")
print(f"mean of the errors: {errors.mean().item():.3f} minutes")
print(f"without signs: {errors.abs().mean().item():.3f} minutes")
loss = nn.MSELoss()(outputs, times)
print(f"loss: {loss.item():.4f} minutes²")

for constant in [28.0, 29.0, times.mean().item(), 30.0]:
    loss = nn.MSELoss()(torch.full_like(times, constant), times)
    print(f"always {constant:6.3f} minutes: loss {loss.item():.2f} minutes²")
