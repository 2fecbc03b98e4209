import torch
import torch.nn as nn

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))

for order in [torch.tensor([7.0]), torch.tensor([[7.0]])]:
    with torch.no_grad():
        prediction = model(order)
    print(order, "→", prediction, "shape", list(prediction.shape))
