"""`torch.accelerator`: there is none."""


def is_available():
    """`torch.accelerator.is_available`."""
    return False
