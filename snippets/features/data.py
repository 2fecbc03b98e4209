import matplotlib.pyplot as plt
import torch

torch.manual_seed(42)
miles = torch.rand(100) * 8 + 3  # 3 to 11 miles
hour = torch.randint(8, 22, (100,)).float()  # 8:00 to 21:00
rain = (torch.rand(100) < 0.3).float()  # 1 if it rains
inputs = torch.stack([miles, hour, rain], dim=1)

rule = torch.tensor([[3.2], [0.4], [5.0]])
times = inputs @ rule + 2.0 + torch.randn(100, 1)

print("inputs:", list(inputs.shape), " times:", list(times.shape))
print("miles  hour  rain  minutes")
for row in torch.cat([inputs, times], dim=1)[:4]:
    print("{:5.1f}  {:4.0f}  {:4.0f}  {:7.1f}".format(*row.tolist()))

for name, look in [("dry", "C0o"), ("rain", "C1v")]:
    group = rain == (name == "rain")
    plt.plot(miles[group], times[group], look, markersize=4)
plt.text(7, 42, "rain", color="C1")
plt.text(9, 28, "dry", color="C0")
plt.title("A hundred made-up deliveries")
plt.xlabel("distance (miles)")
plt.ylabel("time (minutes)")
plt.xticks(range(3, 12))
plt.ylim(10, 50)
plt.show()
