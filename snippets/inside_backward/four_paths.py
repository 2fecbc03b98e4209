import torch
import torch.nn as nn

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
weight, bias = model.parameters()

print("path of        weight      bias")
w_sum, b_sum = 0.0, 0.0
# --8<-- [start:point]
for i in range(4):
    error = weight * inputs[i] + bias - times[i]
    share = error**2 / 4  # of the mean
    w, b = torch.autograd.grad(share, [weight, bias])
    print(f"{inputs[i].item():4.0f} miles {w.item():11.3f} {b.item():9.3f}")
    w_sum, b_sum = w_sum + w.item(), b_sum + b.item()
print(f"sum        {w_sum:10.3f} {b_sum:9.3f}")

nn.MSELoss()(model(inputs), times).backward()
w, b = weight.grad, bias.grad
print(f"backward() {w.item():10.3f} {b.item():9.3f}")
# --8<-- [end:point]
