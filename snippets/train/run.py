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

losses = []
print("epoch   loss in it   after it: weight     bias   7 miles")
for epoch in range(1, 501):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), times)
    loss.backward()
    optimizer.step()
    losses.append(loss.item())
    if epoch in [1, 2, 3, 4, 10, 100, 500]:
        weight, bias = (p.item() for p in model.parameters())
        row = f"{epoch:5} {loss.item():12.4f} {weight:18.4f} {bias:8.4f}"
        print(f"{row} {model(torch.tensor([[7.0]])).item():9.2f}")

miles = torch.tensor([[0.0], [12.0]])
plt.figure()
plt.scatter(inputs, times, color="C1", label="deliveries")
plt.plot(miles, weight * miles + bias, color="C2", label="the neuron")
plt.text(9.4, 43, "the neuron", color="C2", ha="right")
plt.title("The neuron after 500 epochs")
plt.gca().set(xlabel="distance (miles)", ylabel="time (minutes)")
plt.figure()
plt.semilogy(range(1, 501), losses, color="C3")
plt.gca().yaxis.set_major_formatter("{x:g}")
plt.title("Loss in each epoch, logarithmic axis")
plt.xlabel("epoch")
plt.ylabel("loss, before the step (minutes²)")
plt.show()
