"""`torch.save` and `torch.load`; the file is a pickle of Python's, which PyTorch does not read."""

import pickle

OPTIONS = (
    "Weights only load failed. This file can still be loaded, to do so you have two options, "
    "do those steps only if you trust the source of the checkpoint."
)


SAFE = {"torch._tensor", "torch._dtype", "array", "collections", "copyreg", "_codecs"}


class Weights(pickle.Unpickler):
    """Reads tensors, and nothing that could run."""

    def find_class(self, module, name):
        if module in SAFE or (module, name) == ("torch", "Tensor"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{OPTIONS}\nUnsupported global: {module}.{name}")


def save(obj, f):
    """`torch.save`, to a path or an open file."""
    if hasattr(f, "write"):
        return pickle.dump(obj, f)
    with open(f, "wb") as file:
        pickle.dump(obj, file)


def load(f, weights_only=True):
    """`torch.load`, from a path or an open file."""
    reader = Weights if weights_only else pickle.Unpickler
    if hasattr(f, "read"):
        return reader(f).load()
    with open(f, "rb") as file:
        return reader(file).load()
