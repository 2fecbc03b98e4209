import torch
import torch.nn as nn

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1), nn.Dropout())
order = torch.tensor([[7.0]])

print("train mode:", *[f"{model(order).item():.2f}" for call in range(5)])
model.eval()
print("eval mode: ", *[f"{model(order).item():.2f}" for call in range(5)])

with torch.no_grad():
    answer = model(order)
print("from no_grad(), used again:", model(answer))
with torch.inference_mode():
    answer = model(order)
try:
    model(answer)
except RuntimeError as error:
    print("from inference_mode(), used again:", str(error).split(".")[0])
