from contextlib import nullcontext

import torch
import torch.nn as nn

torch.manual_seed(42)
model = nn.Sequential(nn.Linear(1, 8), nn.Dropout(), nn.Linear(8, 1))
layer, x, messages = nn.Linear(1, 1), torch.ones(1, 1), []


def works(action, *values):
    try:
        action(*values)
    except RuntimeError as error:
        messages.append(str(error).split(". ")[0])
        return False
    return True


columns = [["model.training", "Dropout drops", "recording", "requires_grad"]]
columns[0] += ["is_inference()", "backward()", "layer(answer)"]
for training, block in [
    (True, nullcontext()),
    (False, nullcontext()),
    (True, torch.no_grad()),
    (True, torch.inference_mode()),
]:
    model.train(training)  # model.train(False) is model.eval()
    with block:
        recording = torch.is_grad_enabled()
        answers = [model(x) for call in range(20)]
    drops, y = len({a.item() for a in answers}) > 1, answers[0]
    column = [model.training, drops, recording, y.requires_grad]
    column += [y.is_inference(), works(y.backward), works(layer, y)]
    columns.append([["no", "yes"][fact] for fact in column])

print("                train()  eval()  no_grad()  inference_mode()")
for row in zip(*columns, strict=True):
    print("{:15} {:>7}  {:>6}  {:>9}  {:>16}".format(*row))
print(*messages, sep="\n")
