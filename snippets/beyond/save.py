import pickle
import tempfile
from pathlib import Path

import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.01)
for epoch in range(500):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), times)
    loss.backward()
    optimizer.step()

folder = tempfile.TemporaryDirectory()
# --8<-- [start:point]
file = Path(folder.name, "neuron.pt")
torch.save(model.state_dict(), file)

restored = nn.Sequential(nn.Linear(1, 1))
before = restored(torch.tensor([[7.0]])).item()
restored.load_state_dict(torch.load(file))
after = restored(torch.tensor([[7.0]])).item()

for name, tensor in model.state_dict().items():
    print(f"{name}: {tensor.item():.4f}, shape {list(tensor.shape)}")
print(f"a new neuron, before loading: {before:5.2f} minutes")
print(f"a new neuron, after loading:  {after:5.2f} minutes")
torch.save(model, file)
try:
    torch.load(file)
except pickle.UnpicklingError as error:
    print("the whole model:", str(error).partition(".")[0])
# --8<-- [end:point]
folder.cleanup()
