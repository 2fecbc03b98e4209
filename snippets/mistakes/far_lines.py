import matplotlib.pyplot as plt
import torch

inputs = torch.tensor([5.0, 6.0, 8.0, 10.0])
times = torch.tensor([22.2, 25.6, 31.0, 38.5])
miles = torch.tensor([-10.0, 80.0])

plt.axvspan(5, 10, color="C1", alpha=0.15, label="5 to 10 miles")
# the neuron's weight and bias after 500 epochs, and those of the best line
plt.plot(miles, 3.5307 * miles + 3.5611, "C2", label="the neuron")
plt.plot(miles, 3.1983 * miles + 6.1373, "k--", label="the best line")
plt.plot(inputs, times, "C1o", markersize=4, label="deliveries")
plt.text(60, 240, "neuron", color="C2", ha="right")
plt.text(66, 190, "best line")
plt.text(12, -15, "5 to 10 miles", color="C1")
plt.title("A line has no ends")
plt.xlabel("distance (miles)")
plt.ylabel("time (minutes)")
plt.show()
