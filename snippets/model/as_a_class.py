import torch
import torch.nn as nn


class Neuron(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(1, 1)

    def forward(self, x):
        return self.layer(x)


torch.manual_seed(42)
neuron = Neuron()
torch.manual_seed(42)
pipe = nn.Sequential(nn.Linear(1, 1))

for model in [neuron, pipe]:
    for name, parameter in model.named_parameters():
        print(f"{name}: {parameter.item():.4f}")
    print(f"7 miles: {model(torch.tensor([[7.0]])).item():.2f} minutes")


class Unprepared(nn.Module):
    def __init__(self):
        self.layer = nn.Linear(1, 1)


try:
    Unprepared()
except AttributeError as error:
    print("without super().__init__():", error)
