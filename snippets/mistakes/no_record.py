import torch
import torch.nn as nn

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()

with torch.no_grad():
    outputs = model(inputs)
good_loss = loss_function(model(inputs), times)
losses = {
    "predicted in no_grad()": loss_function(outputs, times),
    "detached": loss_function(model(inputs).detach(), times),
    "a new tensor": torch.tensor(good_loss.item()),
}
for name, loss in losses.items():
    try:
        loss.backward()
    except RuntimeError as error:
        print(f"{name}: {type(error).__name__}")
        print(f"  {error}")

loss.requires_grad = True
loss.backward()
print("loss.requires_grad = True: no message, and")
print("  the gradient of the weight:", model[0].weight.grad)
