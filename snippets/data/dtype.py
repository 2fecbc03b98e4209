import numpy as np
import torch
import torch.nn as nn

neuron = nn.Linear(1, 1)
cases = {
    "an integer": [[5]],
    "a decimal": [[5.0]],
    "a decimal from NumPy": np.array([[5.0]]),
}

for name, data in cases.items():
    tensor = torch.tensor(data)
    print(name, "becomes", tensor.dtype)
    try:
        neuron(tensor)
        print("    the neuron accepts it")
    except RuntimeError as error:
        print("    RuntimeError:", error)
