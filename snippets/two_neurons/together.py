import torch
import torch.nn as nn
import torch.optim as optim


class Bend(nn.Module):
    def __init__(self, hidden):
        super().__init__()
        self.hidden = nn.Linear(1, hidden)
        self.output = nn.Linear(hidden, 1)

    def forward(self, x):
        return self.output(torch.relu(self.hidden(x)))


torch.manual_seed(42)
miles = torch.rand(40, 1) * 16 + 2
late = (miles - 10) * (miles > 10)
times = 6.0 + 3.2 * miles + 2.8 * late + torch.randn(40, 1)
mean, std = miles.mean(), miles.std()

torch.manual_seed(42)
model = Bend(hidden=16)
loss_function = nn.MSELoss()
optimizer = optim.Adam(model.parameters(), lr=0.3)

model.train()
for epoch in range(500):
    optimizer.zero_grad()
    outputs = model((miles - mean) / std)
    loss = loss_function(outputs, times)
    loss.backward()
    optimizer.step()

model.eval()
with torch.inference_mode():
    orders = torch.tensor([[4.0], [10.0], [14.0]])
    answers = model((orders - mean) / std)
for order, answer in zip(orders, answers, strict=True):
    print(f"{order.item():4.0f} miles: {answer.item():.1f} minutes")
