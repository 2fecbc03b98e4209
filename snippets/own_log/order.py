import torch
from torch.utils.data import DataLoader

miles = torch.tensor([5.0, 6.0, 8.0, 10.0])
loader = DataLoader(miles, batch_size=4, shuffle=True)

torch.manual_seed(42)
[batch] = loader
print("epoch 1:            ", batch.tolist())
torch.save({"random": torch.get_rng_state()}, "random.pt")
[batch] = loader
print("epoch 2:            ", batch.tolist())

torch.manual_seed(42)  # a new session, after epoch 1
[batch] = loader
print("epoch 2, seed alone:", batch.tolist())
torch.set_rng_state(torch.load("random.pt")["random"])
[batch] = loader
print("epoch 2, with state:", batch.tolist())
