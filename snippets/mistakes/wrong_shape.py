import torch
import torch.nn as nn

flat_row = torch.tensor([5.0, 6.0, 8.0, 10.0])
three_features = torch.tensor(  # the hours and the weather are illustrative
    [[5.0, 9.0, 0.0], [6.0, 12.0, 0.0], [8.0, 14.0, 1.0], [10.0, 18.0, 0.0]]
)

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
for inputs in [flat_row, three_features]:
    print(inputs.shape)
    try:
        outputs = model(inputs)
    except RuntimeError as error:
        print(f"  {type(error).__name__}: {error}")
