import torch
import torch.nn as nn

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
neuron = model[0]
print(model)
print(neuron.weight)

weight = neuron.weight.item()
bias = neuron.bias.item()
print(f"weight: {weight:.4f} minutes per mile")
print(f"bias:   {bias:.4f} minutes")

prediction = model(torch.tensor([[7.0]])).item()
print(f"by the model: {prediction:.2f} minutes")
by_hand = 7.0 * weight + bias
print(f"by hand:      7.0 × {weight:.4f} + {bias:.4f} = {by_hand:.2f} minutes")
