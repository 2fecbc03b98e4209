import torch
import torch.nn as nn


# --8<-- [start:class]
class Bend(nn.Module):
    def __init__(self, hidden=2):
        super().__init__()
        self.hidden = nn.Linear(1, hidden)
        self.output = nn.Linear(hidden, 1)

    def forward(self, x):
        return self.output(torch.relu(self.hidden(x)))


# --8<-- [end:class]


x = torch.ones(1, 1)
torch.manual_seed(42)
pipe = nn.Sequential(nn.Linear(1, 2), nn.ReLU(), nn.Linear(2, 1))
torch.manual_seed(42)
model = Bend()
pairs = zip(pipe.parameters(), model.parameters(), strict=True)
print("the same parameters:", all(torch.equal(a, b) for a, b in pairs))
print(f"the pipe: {pipe(x).item():.4f}, the class: {model(x).item():.4f}")

# --8<-- [start:hook]
model.register_forward_hook(lambda *_: print("  the hook ran"))
print("model(x)")
model(x)
print("model.forward(x)")
model.forward(x)
# --8<-- [end:hook]
