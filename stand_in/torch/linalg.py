"""`torch.linalg`, computed in doubles and rounded once."""

import math
from collections import namedtuple

from torch._tensor import make
from torch.autograd import no_grad

Solution = namedtuple("linalg_lstsq", ["solution"])
Eigen = namedtuple("linalg_eigh", ["eigenvalues", "eigenvectors"])


@no_grad()
def lstsq(A, B):
    """`torch.linalg.lstsq`: the X of least squares of A X − B, by Householder's reflections."""
    columns, results = A.double().T.tolist(), B.double().T.tolist()
    n = len(columns)
    for i in range(n):
        pivot = columns[i]
        length = math.hypot(*pivot[i:])
        mirror = [0.0] * i + pivot[i:]
        mirror[i] += math.copysign(length, pivot[i])
        size = sum([x * x for x in mirror]) or 1.0
        for column in (*columns[i:], *results):
            share = 2 * sum([x * y for x, y in zip(mirror, column, strict=True)]) / size
            column[:] = [y - share * x for x, y in zip(mirror, column, strict=True)]
    solutions = []
    for result in results:
        x = [0.0] * n
        for i in reversed(range(n)):
            rest = sum([columns[j][i] * x[j] for j in range(i + 1, n)])
            x[i] = (result[i] - rest) / columns[i][i]
        solutions.append(x)
    values = [solution[i] for i in range(n) for solution in solutions]
    return Solution(make(values, (n, len(solutions)), A.dtype))


@no_grad()
def eigh(A):
    """`torch.linalg.eigh` of a symmetric matrix, smallest first, by Jacobi's rotations."""
    a, n = A.double().tolist(), len(A)
    vectors = [[float(i == j) for j in range(n)] for i in range(n)]
    for _ in range(60):
        for p in range(n):
            for q in range(p + 1, n):
                if abs(a[p][q]) < 1e-300:
                    continue
                angle = 0.5 * math.atan2(2 * a[p][q], a[q][q] - a[p][p])
                c, s = math.cos(angle), math.sin(angle)
                for row in (*a, *vectors):
                    row[p], row[q] = c * row[p] - s * row[q], s * row[p] + c * row[q]
                for k in range(n):
                    a[p][k], a[q][k] = c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]
    order = sorted(range(n), key=lambda i: a[i][i])
    values = make([a[i][i] for i in order], (n,), A.dtype)
    return Eigen(values, make([row[i] for row in vectors for i in order], (n, n), A.dtype))


def eigvalsh(A):
    """`torch.linalg.eigvalsh`."""
    return eigh(A).eigenvalues
