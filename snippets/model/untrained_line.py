import matplotlib.pyplot as plt
import torch
import torch.nn as nn

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
with torch.no_grad():  # step 6 explains it
    outputs = model(inputs)

plt.vlines(inputs, outputs, times, linestyle=":", color="C3")
plt.plot(inputs, times, "C1o")
plt.plot(inputs, outputs, "C2o-")
plt.text(9.8, 38.5, "times (actual)", color="C1", ha="right", va="center")
plt.text(9.9, 1, "outputs (predicted)", color="C2", ha="right")
plt.text(8.1, 19, "error", color="C3")
plt.title("The untrained neuron draws a line, far too low")
plt.xlabel("distance (miles)")
plt.ylabel("time (minutes)")
plt.xticks(inputs.flatten())
plt.yticks(range(0, 41, 10))
plt.ylim(0, 42)
plt.show()
