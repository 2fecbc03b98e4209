import matplotlib.pyplot as plt
import torch

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]], dtype=torch.float32)
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]], dtype=torch.float32)

plt.scatter(inputs, times, color="C1")
for row in range(4):
    point = (inputs[row].item(), times[row].item())
    label = f"[{point[0]}] → [{point[1]:.1f}]"
    plt.annotate(label, point, xytext=(8, -12), textcoords="offset points")
plt.title("Each row of the batch is one delivery")
plt.xlabel("inputs: distance (miles)")
plt.ylabel("times (minutes)")
plt.xlim(4.5, 12.5)
plt.ylim(18, 42)
plt.xticks(inputs.flatten())
plt.yticks([20, 30, 40])
plt.show()
