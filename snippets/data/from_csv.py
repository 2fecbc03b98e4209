import csv

import torch

log = """miles,minutes
5,22.2
6,25.6
8,31
10,38.5"""
rows = list(csv.DictReader(log.splitlines()))
print(rows[0])

inputs = torch.tensor([[float(row["miles"])] for row in rows])
times = torch.tensor([[float(row["minutes"])] for row in rows])
print("inputs:", inputs.shape, inputs.dtype)
print("times: ", times.shape, times.dtype)
