import matplotlib.pyplot as plt
import torch
import torch.nn as nn

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
with torch.no_grad():  # step 6 explains it
    outputs = model(inputs)
    line = model(torch.tensor([[0.0], [12.0]]))

axes = plt.figure().add_subplot(xlim=(0, 12), ylim=(0, 42))
axes.set_aspect(0.2)  # a minute is drawn as long as 0.2 miles
for mile, time, output in zip(inputs, times, outputs, strict=True):
    error = (output - time).item()
    corner = (mile.item(), time.item())
    square = plt.Rectangle(corner, 0.2 * error, error, color="C3", alpha=0.2)
    axes.add_patch(square)
    plt.plot([mile, mile], [time, output], "C3--")
plt.plot(inputs, times, "C1o")
plt.plot([0, 12], line, "C2")
plt.text(10.2, 38.5, "delivery", color="C1", va="center")
plt.text(11.9, 4, "the untrained line", color="C2", ha="right")
plt.title("The squares of the four errors")
plt.xlabel("distance (miles)")
plt.ylabel("time (minutes)")
plt.show()
