import torch

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]], dtype=torch.float32)
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]], dtype=torch.float32)

print(inputs)
print("shape:", inputs.shape)
print("dtype:", inputs.dtype)
print("first sample:", inputs[0])
print("the number in it:", inputs[0, 0].item(), "miles")

for miles, minutes in zip(inputs, times, strict=True):
    print(f"{miles.item():4.1f} miles took {minutes.item():.1f} minutes")
