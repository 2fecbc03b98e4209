import torch

# Illustrative: distance in miles, hour of the day, 1 if it rains.
sample = torch.tensor([8.0, 14.0, 1.0])
batch = torch.tensor(
    [
        [5.0, 9.0, 0.0],
        [6.0, 12.0, 0.0],
        [8.0, 14.0, 1.0],
        [10.0, 18.0, 0.0],
    ]
)

print("one sample:", sample.shape)
print("a batch of four:", batch.shape)
print("the third sample:", batch[2])
print("the distances:", batch[:, 0])
