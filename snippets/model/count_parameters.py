import torch.nn as nn

for layer in [nn.Linear(1, 1), nn.Linear(3, 1), nn.Linear(1, 1, bias=False)]:
    print(layer)
    for name, parameter in layer.named_parameters():
        shape = list(parameter.shape)
        print(f"  {name}: shape {shape}, numbers in it: {parameter.numel()}")
