import torch
import torch.nn as nn

torch.manual_seed(42)
batch = torch.tensor([[5.0, 9.0, 0.0], [8.0, 14.0, 1.0]])
print("batch:       ", list(batch.shape))
print("batch[0]:    ", list(batch[0].shape))
print("batch[:, :1]:", list(batch[:, :1].shape))
print("prediction:  ", list(nn.Linear(3, 1)(batch).shape))
print("batch[0:1]:  ", list(batch[0:1].shape))
print("batch[:, 0]: ", list(batch[:, 0].shape))
print("features first:", list(batch.T.shape))
