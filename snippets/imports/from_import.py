import torch.nn as nn
from torch import nn as nn_from

print("the same module:", nn_from is nn)
