"""`torch.accelerator`: there is none."""

from torch._tensor import missing


def is_available():
    """`torch.accelerator.is_available`."""
    return False


__getattr__ = missing("torch.accelerator")
