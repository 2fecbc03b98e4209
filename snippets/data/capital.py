import torch

print("torch.tensor(3):  ", torch.tensor(3))
print("torch.Tensor(3):   shape", torch.Tensor(3).shape)
print("torch.tensor([3]):", torch.tensor([3]).dtype)
print("torch.Tensor([3]):", torch.Tensor([3]).dtype)
