import torch
import torch.nn as nn
import torch.optim as optim

miles = torch.tensor([[5.0], [6.0], [8.0], [10.0]])
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]])
mean, std = miles.mean(), miles.std()


def start():
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(1, 1))
    return model, optim.Adam(model.parameters(), lr=0.5)


def train(model, optimizer, epochs):
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model((miles - mean) / std), times)
        loss.backward()
        optimizer.step()
    return f"{loss.item():.4f} minutes²"


# --8<-- [start:point]
print("no break   ", train(*start(), 100))

model, optimizer = start()
train(model, optimizer, 50)
states = {"model": model.state_dict(), "optimizer": optimizer.state_dict()}
torch.save({**states, "epochs": 50, "mean": mean, "std": std}, "rides.pt")

for name in ["resumed", "model only"]:
    model, optimizer = start()
    saved = torch.load("rides.pt")
    model.load_state_dict(saved["model"])
    if name == "resumed":
        optimizer.load_state_dict(saved["optimizer"])
    print(f"{name:11}", train(model, optimizer, 100 - saved["epochs"]))
# --8<-- [end:point]
