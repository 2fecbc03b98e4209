import torch

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]], dtype=torch.float32)
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]], dtype=torch.float32)

print(inputs)
print("shape:", inputs.shape)
print("dtype:", inputs.dtype)
print("row 0:", inputs[0])
print("row 0, column 0:", inputs[0, 0])
print("the number in it:", inputs[0, 0].item())

for row in range(4):
    miles, minutes = inputs[row].item(), times[row].item()
    print(f"row {row}: {miles:.1f} miles took {minutes:.1f} minutes")
