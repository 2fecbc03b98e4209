import matplotlib.pyplot as plt
import torch
import torch.nn as nn

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
with torch.no_grad():  # step 6 explains it
    outputs = model(inputs)

plt.scatter(inputs, times, color="C1", label="times (actual)")
plt.plot(inputs, outputs, "o-", color="C2", label="outputs (predicted)")
plt.vlines(inputs, outputs, times, linestyle=":", color="C3", label="error")
plt.title("The untrained neuron draws a line, far too low")
plt.xlabel("distance (miles)")
plt.ylabel("time (minutes)")
plt.ylim(0, 55)
plt.legend(loc="upper left")
plt.show()
