import torch
import torch.nn as nn
import torch.optim as optim

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

# --8<-- [start:scaling]
mean, spread = inputs.mean(), inputs.std(correction=0)
scaled = (inputs - mean) / spread
# --8<-- [end:scaling]
print(f"mean {mean:.4f} miles, standard deviation {spread:.4f} miles")
print("scaled distances:", [round(x, 4) for x in scaled.flatten().tolist()])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
loss_function = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.5)

for epoch in [1, 2, 3]:
    optimizer.zero_grad()
    loss = loss_function(model(scaled), times)
    print(f"in epoch {epoch}: loss {loss.item():8.4f} minutes²")
    loss.backward()
    optimizer.step()

with torch.no_grad():
    prediction = model((torch.tensor([[7.0]]) - mean) / spread)
print(f"7 miles: {prediction.item():.2f} minutes")
