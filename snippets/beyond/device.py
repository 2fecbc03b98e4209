import torch
import torch.nn as nn
import torch.optim as optim

device = "cpu"
if torch.accelerator.is_available():
    device = torch.accelerator.current_accelerator()
print("computing on:", device)

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
model.to(device)
optimizer = optim.SGD(model.parameters(), lr=0.01)
order = torch.tensor([[7.0]])
order = order.to(device)
with torch.no_grad():
    prediction = model(order)
print("the weight is on:", model[0].weight.device)
print(f"untrained: {prediction.cpu().item():.2f} minutes")
