import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(42)
model = nn.Linear(1, 1)
with torch.no_grad():
    model.weight.fill_(4.0)
    model.bias.fill_(0.0)
optimizer = optim.SGD(model.parameters(), lr=0.01)

prediction = model(torch.tensor([[5.0]]))
loss = nn.MSELoss()(prediction, torch.tensor([[22.2]]))
loss.backward()
print(f"error {prediction.item() - 22.2:.1f} minutes", end=", ")
print(f"loss {loss.item():.2f} minutes²")
w, b = model.weight.grad.item(), model.bias.grad.item()
print(f"gradients: weight {w:.1f}, bias {b:.1f}")
print(f"moves:     weight {-0.01 * w:+.3f}, bias {-0.01 * b:+.3f}")

weight, bias = model.weight.item(), model.bias.item()
print(f"before:    weight {weight:.3f}, bias {bias:.3f}")
print(f"up the slope: weight {weight + 0.01 * w:.3f}", end="")
print(f", bias {bias + 0.01 * b:.3f}")
optimizer.step()
print(f"after:     weight {model.weight.item():.3f}", end=", ")
print(f"bias {model.bias.item():.3f}")
