import torch
import torch.nn as nn

torch.manual_seed(42)
picture = torch.rand(3, 8, 8)  # one sample: 3 colours, 8 rows, 8 columns
batch = picture.unsqueeze(0)  # a batch of one: [1, 3, 8, 8]

layers = [
    nn.Linear(8, 8),
    nn.ReLU(),
    nn.LayerNorm(8),
    nn.Conv2d(3, 2, 3),
    nn.MaxPool2d(2),
    nn.InstanceNorm2d(3),
    nn.BatchNorm2d(3),
    nn.GroupNorm(1, 3),
    nn.Flatten(),
    nn.Upsample(scale_factor=2),
]
for layer in layers:
    expected = layer(batch)[0]
    try:
        answer = layer(picture)
    except (RuntimeError, ValueError):
        verdict = "refuses it"
    else:
        same = answer.shape == expected.shape
        same = same and torch.allclose(answer, expected)
        verdict = "the same" if same else f"another shape: {list(answer.shape)}"
        verdict += "" if same else f" instead of {list(expected.shape)}"
    print(f"{type(layer).__name__:<15} {verdict}")
