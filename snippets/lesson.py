# --8<-- [start:imports]
import torch
import torch.nn as nn
import torch.optim as optim
# --8<-- [end:imports]

# --8<-- [start:data]
# Example Data
inputs = torch.tensor([[5.0], [6.0], [8.0], [10.0]], dtype=torch.float32)
times = torch.tensor([[22.2], [25.6], [31.0], [38.5]], dtype=torch.float32)
# --8<-- [end:data]

# --8<-- [start:seed]
torch.manual_seed(42)  # our line: the same start for everyone
# --8<-- [end:seed]
# --8<-- [start:model]
model = nn.Sequential(
    nn.Linear(1, 1)
)
# --8<-- [end:model]

# --8<-- [start:loss]
loss_function = nn.MSELoss()
# --8<-- [end:loss]
# --8<-- [start:optimizer]
optimizer = optim.SGD(model.parameters(), lr=0.01)
# --8<-- [end:optimizer]

# --8<-- [start:loop]
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
# --8<-- [end:loop]

# --8<-- [start:inference]
# Tell PyTorch we are not training, just inferring
with torch.no_grad():
    # Predict the time for a 7-mile delivery
    prediction = model(torch.tensor([7.0]))
# --8<-- [end:inference]
# --8<-- [start:answer]
print(f"7 miles: {prediction.item():.2f} minutes")  # our line: the answer
# --8<-- [end:answer]
