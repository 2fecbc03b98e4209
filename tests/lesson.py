"""The code of the lesson *Mapping the ML Pipeline to PyTorch Code*: page and block, in order."""

LESSON = [
    (
        "imports",
        """
import torch
import torch.nn as nn
import torch.optim as optim
""",
    ),
    (
        "data",
        """
# Example Data
inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]], dtype=torch.float32)
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]], dtype=torch.float32)
""",
    ),
    (
        "model",
        """
model = nn.Sequential(
    nn.Linear(1, 1)
)
""",
    ),
    (
        "training-setup",
        """
loss_function = nn.MSELoss()
""",
    ),
    (
        "training-setup",
        """
optimizer = optim.SGD(model.parameters(), lr=0.01)
""",
    ),
    (
        "training-loop",
        """
# Train for 500 epochs
for epoch in range(500):

    # 1. Clear previous adjustments
    optimizer.zero_grad()

    # 2. Make a prediction (Forward pass)
    outputs = model(inputs)

    # 3. Calculate the error (loss)
    loss = loss_function(outputs, times)

    # 4. Figure out how to adjust (Backpropagation)
    loss.backward()

    # 5. Make the adjustment
    optimizer.step()
""",
    ),
    (
        "inference",
        """
# Tell PyTorch we are not training, just inferring
with torch.no_grad():
    # Predict the time for a 7-mile delivery
    prediction = model(torch.tensor([7.0]))
""",
    ),
]
