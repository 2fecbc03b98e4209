import platform
from importlib.metadata import version

print("Python    ", platform.python_version())
for package in ["torch", "numpy", "matplotlib"]:
    print(f"{package:10}", version(package))
