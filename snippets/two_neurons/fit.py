import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(42)
miles = torch.rand(40, 1) * 16 + 2
late = (miles - 10) * (miles > 10)
times = 6.0 + 3.2 * miles + 2.8 * late + torch.randn(40, 1)
# --8<-- [start:point]
inputs = (miles - miles.mean()) / miles.std()

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 2), nn.ReLU(), nn.Linear(2, 1))
optimizer = optim.SGD(model.parameters(), lr=0.01)
for epoch in range(500):
    optimizer.zero_grad()
    loss = nn.MSELoss()(model(inputs), times)
    loss.backward()
    optimizer.step()
# --8<-- [end:point]

road = torch.linspace(2, 18, 161).unsqueeze(1)
with torch.no_grad():
    loss = nn.MSELoss()(model(inputs), times).item()
    bends = -model[0].bias / model[0].weight.flatten()
    bends = (bends * miles.std() + miles.mean()).tolist()
    line = model((road - miles.mean()) / miles.std())
sizes = [parameter.numel() for parameter in model.parameters()]
print(f"parameters: {sizes}, together {sum(sizes)}")
print(f"loss after 500 epochs: {loss:.2f} minutes²")
print("the neurons bend at {:.1f} and {:.1f} miles".format(*bends))

plt.plot(miles, times, "C1o", markersize=4)
plt.plot(road, line, "C2")
plt.axvline(10, linestyle=":", color="C0")
plt.text(10.3, 12, "the rule bends here", color="C0")
plt.text(9.6, 43, "two hidden neurons", color="C2", ha="right")
plt.title("Two hidden neurons find the bend")
plt.gca().set(xlabel="distance (miles)", ylabel="time (minutes)")
plt.xticks(range(2, 19, 4))
plt.show()
