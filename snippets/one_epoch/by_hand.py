import torch
import torch.nn as nn

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()
weight, bias = model.parameters()  # always in this order


def loss_at(w, b):
    return ((w * inputs + b - times) ** 2).mean().item()


# --8<-- [start:point]
outputs = model(inputs)
errors = outputs - times
for_weight = 2 * errors * inputs
for_bias = 2 * errors

print("distance    error   2·error·distance   2·error")
for i in range(4):
    row = [inputs[i], errors[i], for_weight[i], for_bias[i]]
    numbers = [value.item() for value in row]
    print("{:8.1f} {:8.3f} {:18.3f} {:9.3f}".format(*numbers))
w_mean, b_mean = for_weight.mean().item(), for_bias.mean().item()
print(f"mean              {w_mean:18.3f} {b_mean:9.3f}")

loss_function(outputs, times).backward()
w_grad, b_grad = weight.grad.item(), bias.grad.item()
print(f"backward()        {w_grad:18.3f} {b_grad:9.3f}")

w, b = weight.item(), bias.item()
w_slope = loss_at(w + 0.5, b) - loss_at(w - 0.5, b)
b_slope = loss_at(w, b + 0.5) - loss_at(w, b - 0.5)
print(f"measured          {w_slope:18.2f} {b_slope:9.2f}")
# --8<-- [end:point]
