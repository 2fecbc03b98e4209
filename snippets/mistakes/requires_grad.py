import textwrap

import matplotlib.pyplot as plt
import torch
import torch.nn as nn

inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]])

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 1))
outputs = model(inputs)
print("print() works: ", outputs[0])
for name in ["numpy", "plot"]:
    try:
        if name == "numpy":
            outputs.numpy()
        else:
            plt.plot(inputs, outputs)
    except RuntimeError as error:
        message = f"{name}: {type(error).__name__}: {error}"
        print(textwrap.fill(message, 72, break_on_hyphens=False))
print("detach() first:", outputs.detach().numpy().round(4)[0])
plt.close()
