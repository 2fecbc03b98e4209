import random
from pathlib import Path

random.seed(42)
rides = []
for n in range(60):
    miles, hour = round(random.uniform(2, 5 + n / 8), 1), random.randint(12, 21)
    minutes = random.gauss(6 + 3.2 * miles + max(0, 9 - 3 * abs(hour - 18)), 2)
    rides.append([miles, hour, round(minutes, 1)])

# --8<-- [start:point]
broken = """6.1,,27.3
5.2,13,"28,5"
11.3 km,20,32.4
4.4,19,0.0
6.8,14,600.0
7.3,n/a,36.0"""
lines = ["miles,hour,minutes", *[",".join(map(str, ride)) for ride in rides]]
for n, line in enumerate(broken.splitlines()):
    lines.insert(9 * n + 8, line)
lines.insert(60, lines[50])  # somebody pressed *save* twice
Path("made_up.csv").write_text("\n".join(lines) + "\n", "utf-8")

print(*lines[:6], "…", sep="\n")
for n in [9, 18, 27, 36, 45, 51, 54, 61]:
    print(f"line {n}: {lines[n - 1]}")
# --8<-- [end:point]
