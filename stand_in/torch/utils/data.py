"""`torch.utils.data`: samples, and batches of them."""

from torch._dtype import float64
from torch._ops import stack
from torch._tensor import ELSEWHERE, Tensor, tensor
from torch.random import Generator, default_generator, randperm

NO_SAMPLES = "num_samples should be a positive integer value, but got num_samples=0"


class Dataset:
    """`torch.utils.data.Dataset`: has a length and gives a sample for an index."""


class TensorDataset(Dataset):
    """`torch.utils.data.TensorDataset`: the i-th sample is the i-th row of each tensor."""

    def __init__(self, *tensors):
        if any(len(t) != len(tensors[0]) for t in tensors):
            raise AssertionError("Size mismatch between tensors")
        self.tensors = tensors

    def __getitem__(self, i):
        return tuple([t[i] for t in self.tensors])

    def __len__(self):
        return len(self.tensors[0])


class Subset(Dataset):
    """`torch.utils.data.Subset`: some samples of a dataset, by their numbers."""

    def __init__(self, dataset, indices):
        self.dataset, self.indices = dataset, indices

    def __getitem__(self, i):
        picked = [self.indices[j] for j in i] if isinstance(i, list) else self.indices[i]
        return self.dataset[picked]

    def __len__(self):
        return len(self.indices)


def random_split(dataset, lengths, generator=None):
    """`torch.utils.data.random_split`: parts of these lengths, drawn at random."""
    if sum(lengths) != len(dataset):
        raise ValueError("Sum of input lengths does not equal the length of the input dataset!")
    order, parts = randperm(sum(lengths), generator).tolist(), []
    for length in lengths:
        parts.append(Subset(dataset, order[:length]))
        order = order[length:]
    return parts


class DataLoader:
    """`torch.utils.data.DataLoader`: a dataset in batches, in another order each time if wanted."""

    def __init__(self, dataset, batch_size=1, shuffle=False, drop_last=False, generator=None):
        self.dataset, self.batch_size, self.shuffle = dataset, batch_size, shuffle
        self.drop_last, self.generator = drop_last, generator
        if shuffle and not len(dataset):
            raise ValueError(NO_SAMPLES)

    def __len__(self):
        n = len(self.dataset)
        return n // self.batch_size if self.drop_last else -(-n // self.batch_size)

    def __iter__(self):
        order, draws = list(range(len(self.dataset))), self.generator or default_generator
        draws.long_bits()  # PyTorch's seed for its workers
        if self.shuffle:
            seeded = self.generator or Generator().manual_seed(draws.long_bits())
            order = randperm(len(order), seeded).tolist()
        for i in range(len(self)):
            rows = order[i * self.batch_size : (i + 1) * self.batch_size]
            # PyTorch draws an order more than it needs, as soon as it looks for a sample too many.
            if self.shuffle and len(rows) < self.batch_size:
                randperm(len(order), seeded)
            yield collate([self.dataset[row] for row in rows])
        if self.shuffle and (self.drop_last or len(order) % self.batch_size == 0):
            randperm(len(order), seeded)


def collate(samples):
    """`torch.utils.data.default_collate`, of numbers, tensors, and tuples of them."""
    first = samples[0]
    if isinstance(first, Tensor):
        return stack(samples)
    if isinstance(first, (int, float)):
        return tensor(samples, dtype=float64 if isinstance(first, float) else None)
    if isinstance(first, (tuple, list)):
        return [collate(parts) for parts in zip(*samples, strict=True)]
    raise NotImplementedError(f"the stand-in batches no {type(first).__name__}; {ELSEWHERE}")
