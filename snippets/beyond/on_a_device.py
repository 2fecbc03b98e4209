import io

import torch
import torch.nn as nn
import torch.optim as optim
from torch.utils.data import DataLoader, TensorDataset

device = "meta"  # on a machine with a graphics card: "cuda", for example
inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1)).to(device)
optimizer = optim.Adam(model.parameters(), lr=0.01)
for batch, targets in DataLoader(TensorDataset(inputs, times), batch_size=2):
    print("a batch comes on:", batch.device)
    batch, targets = batch.to(device), targets.to(device)
    optimizer.zero_grad()
    loss = nn.MSELoss()(model(batch), targets)
    loss.backward()
    optimizer.step()
print("the loss is on:", loss.device)
kept = optimizer.state[model[0].weight]
print("Adam's averages are on:", kept["exp_avg"].device)

file = io.BytesIO()
torch.save(nn.Linear(1, 1).state_dict(), file)
file.seek(0)
loaded = torch.load(file, map_location=device)
print("loaded to:", loaded["weight"].device)
try:
    loss.item()
except RuntimeError as error:
    print("loss.item():", error)
