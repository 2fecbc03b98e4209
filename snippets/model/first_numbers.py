import torch
import torch.nn as nn

torch.manual_seed(42)
for features in [1, 4]:
    weights, biases = [], []
    for _ in range(2000):
        neuron = nn.Linear(features, 1)
        weights += neuron.weight.flatten().tolist()
        biases += neuron.bias.tolist()
    print("2000 neurons, input features:", features)
    print(f"  weights from {min(weights):.4f} to {max(weights):.4f}")
    print(f"  biases  from {min(biases):.4f} to {max(biases):.4f}")

neuron = nn.Linear(1, 1)
nn.init.constant_(neuron.weight, 3.0)
print("a weight set by hand:", neuron.weight.item())
