import torch
import torch.nn as nn

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
weight = model[0].weight

print("before the first backward():", weight.grad)
try:
    weight.grad.zero_()
except AttributeError as error:
    print("cleared by hand:", error)

nn.MSELoss()(model(inputs), times).backward()
print("after backward():", weight.grad)
weight.grad.zero_()
print("cleared by hand:", weight.grad)
model.zero_grad()
print("cleared by zero_grad():", weight.grad)
