import torch

line_500 = torch.tensor([3.5307, 3.5611])  # weight and bias after 500 epochs
line_best = torch.tensor([3.1983, 6.1373])

for miles in [0.0, 7.0, 8.0, 20.0]:
    distance = torch.tensor([miles, 1.0])
    trained = (line_500 @ distance).item()
    best = (line_best @ distance).item()
    print(f"{miles:5} miles: {trained:.2f} minutes, best {best:.2f}", end="")
    print(f", difference {trained - best:+.2f}")
