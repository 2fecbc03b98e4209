import torch.nn as nn

for layer in [nn.Linear(1, 1), nn.Linear(3, 1), nn.Linear(1, 1, bias=False)]:
    numbers = sum(parameter.numel() for parameter in layer.parameters())
    print(f"{layer} learns {numbers}")
    for name, parameter in layer.named_parameters():
        shape = list(parameter.shape)
        print(f"  {name}: shape {shape}, numbers: {parameter.numel()}")
