import numpy as np
import torch
import torch.nn as nn

from_python = torch.tensor([[5], [6], [8], [10]])
from_numpy = torch.tensor(np.array([[5.0], [6.0], [8.0], [10.0]]))

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
for inputs in [from_python, from_numpy]:
    print(inputs.dtype)
    try:
        outputs = model(inputs)
    except RuntimeError as error:
        print(f"  {type(error).__name__}: {error}")

outputs = model(from_numpy.float())
print(outputs.dtype, "after .float()")
