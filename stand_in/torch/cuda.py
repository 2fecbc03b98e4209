"""`torch.cuda`: there is no graphics card here."""


def is_available():
    """`torch.cuda.is_available`."""
    return False
