import torch
import torch.nn as nn

neuron = nn.Linear(1, 1)

for data in [[[5]], [[5.0]]]:
    tensor = torch.tensor(data)
    print(data, "becomes", tensor.dtype)
    try:
        neuron(tensor)
        print("the neuron accepts it")
    except RuntimeError as error:
        print("RuntimeError:", error)
