import textwrap
import warnings

import torch

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    inputs = torch.tensor(inputs)

for warning in caught:
    message = f"{warning.category.__name__}: {warning.message}"
    print(textwrap.fill(message, 72))
print("the data is intact:", inputs.flatten())
