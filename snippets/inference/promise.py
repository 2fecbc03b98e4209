import matplotlib.pyplot as plt
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

# --8<-- [start:point]
with torch.no_grad():
    prediction = model(torch.tensor([[7.0]])).item()
    line = model(inputs)

miss = (line - times).abs().max().item()
print(f"7 miles: {prediction:.2f} minutes")
print(f"to spare: {30 - prediction:.2f} minutes")
print(f"largest miss on a past delivery: {miss:.2f} minutes")
# --8<-- [end:point]

plt.plot(inputs, line, "C2", inputs, times, "C1o")
plt.plot(7, prediction, "C2*", markersize=13, label="the answer")
plt.axhline(30, linestyle="--", color="C3")
plt.text(4.8, 30.4, "promise: 30 minutes", color="C3")
plt.text(7.2, 27.5, f"answer: {prediction:.2f} minutes", va="top")
plt.text(5.6, 20.7, "past deliveries", color="C1")
plt.text(9.3, 37.5, "the trained neuron", color="C2", ha="right")
plt.title("Seven miles, below the thirty-minute line")
plt.xlabel("distance (miles)")
plt.ylabel("time (minutes)")
plt.yticks([20, 25, 30, 35, 40])
plt.show()
