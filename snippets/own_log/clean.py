import csv
import random

import torch

random.seed(42)
rides = []
for n in range(60):
    miles, hour = round(random.uniform(2, 5 + n / 8), 1), random.randint(12, 21)
    minutes = random.gauss(6 + 3.2 * miles + max(0, 9 - 3 * abs(hour - 18)), 2)
    rides.append([miles, hour, round(minutes, 1)])
lines = ["miles,hour,minutes", *[",".join(map(str, ride)) for ride in rides]]
broken = """6.1,,27.3
5.2,13,"28,5"
11.3 km,20,32.4
4.4,19,0.0
6.8,14,600.0
7.3,n/a,36.0"""
for n, line in enumerate(broken.splitlines()):
    lines.insert(9 * n + 8, line)
lines.insert(60, lines[50])
with open("made_up.csv", "w", encoding="utf-8") as file:
    file.write("\n".join(lines) + "\n")

# --8<-- [start:point]
columns, rides = ["miles", "hour", "minutes"], []
with open("made_up.csv", newline="", encoding="utf-8-sig") as file:
    for row in (reader := csv.DictReader(file)):
        try:
            ride = [float(row[name]) for name in columns]
            if not 5 <= ride[-1] <= 120:
                raise ValueError(f"{ride[-1]} minutes cannot be")
            if ride in rides:
                raise ValueError(f"a second {ride}")
            rides.append(ride)
        except (TypeError, ValueError) as error:
            print(f"line {reader.line_num} dropped: {error}")
with open("clean.csv", "w", newline="", encoding="utf-8") as file:
    csv.writer(file).writerows([columns, *rides])
data = torch.tensor(rides)
print(len(data), "rides; all finite:", data.isfinite().all().item())
# --8<-- [end:point]
