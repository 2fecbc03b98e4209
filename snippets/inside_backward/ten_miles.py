import torch
import torch.nn as nn

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
weight, bias = model.parameters()

error = weight * 10.0 + bias - 38.5
loss = error**2
loss.backward()
print(f"error: {error.item():.4f}")
print(f"gradient of the weight: {weight.grad.item():.3f}")
print(f"gradient of the bias: {bias.grad.item():.4f}")
