import matplotlib.pyplot as plt
import torch
import torch.nn as nn

# --8<-- [start:point]
torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 2), nn.ReLU(), nn.Linear(2, 1))
with torch.no_grad():
    model[0].weight.copy_(torch.tensor([[1.0], [1.0]]))
    model[0].bias.copy_(torch.tensor([0.0, -10.0]))
    model[2].weight.copy_(torch.tensor([[3.2, 2.8]]))
    model[2].bias.fill_(6.0)

    print("miles  first  second  minutes")
    for x in [4.0, 10.0, 14.0]:
        hidden = model[:2](torch.tensor([[x]]))  # after the ReLU
        row = [x, *hidden[0].tolist(), model[2](hidden).item()]
        print("{:5.1f}  {:5.1f}  {:6.1f}  {:7.1f}".format(*row))
    # --8<-- [end:point]
    road = torch.tensor([[0.0], [10.0], [18.0]])
    first, second = model[:2](road).T
    total = model(road).flatten()

figure, (above, below) = plt.subplots(
    2, sharex=True, figsize=(5, 5.2), height_ratios=[2, 3]
)
x = road.flatten()
above.plot(x, first, "C0", x, second, "C2")
above.text(8, 9.5, "first neuron", color="C0", ha="right")
above.text(10.3, 1, "second neuron", color="C2", ha="right")
above.set_title("Two hinges, weighted and added, bend")
above.set_ylabel("output after ReLU\n(miles)")
parts = [torch.full_like(x, 6.0), 3.2 * first, 2.8 * second]
below.stackplot(x, *parts, colors=["C3", "C0", "C2"], alpha=0.35)
below.plot(x, total, "C1", linewidth=2)
below.text(18.4, 1, "bias: 6", color="C3")
below.text(18.4, 34, "3.2 ×\nfirst", color="C0", va="center")
below.text(18.4, 74, "2.8 ×\nsecond", color="C2", va="center")
below.text(9.5, 42, "their sum", color="C1", ha="right")
below.set(xlabel="distance (miles)", ylabel="time (minutes)")
below.set(xlim=(0, 23), xticks=range(2, 19, 4), ylim=(0, 90))
plt.show()
