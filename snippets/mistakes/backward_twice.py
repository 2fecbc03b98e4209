import textwrap

import torch
import torch.nn as nn

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()

outputs = model(inputs)
loss = loss_function(outputs, times)
loss.backward()
try:
    loss.backward()
except RuntimeError as error:
    print(textwrap.fill(f"{type(error).__name__}: {error}", 72))
