"""Natural breaks of ordered values, found exactly (Fisher 1958).

Written here because the packages that offer it import a statistics library that takes
several times as long to load as everything else the first page needs.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def natural_edges(values: Sequence[float], k: int) -> list[float]:
    """Return the highest value of each of ``k`` classes, ascending.

    Parameters
    ----------
    values : sequence of float
        Ascending, finite, with at least ``k`` distinct ones. The work grows with the
        square of their number.
    k : int
        Classes, at least 1.

    Returns
    -------
    list of float
        The sum of squared distances of all values from the mean of their class is the
        least that ``k`` classes can have. Of several such divisions, the one whose
        highest class is the largest.
    """
    ordered = np.asarray(values, dtype=float)
    count = len(ordered)
    # Measured from their middle, so that the difference of two large sums keeps its figures.
    centred = ordered - ordered.mean()
    sums = np.concatenate([[0.0], np.cumsum(centred)])
    squares = np.concatenate([[0.0], np.cumsum(centred**2)])

    def scatter(end: int) -> np.ndarray:
        """Return, for each first value up to ``end``, the squared distances inside values first..end."""
        first = np.arange(end + 1)
        size = end + 1 - first
        return squares[end + 1] - squares[first] - (sums[end + 1] - sums[first]) ** 2 / size

    least = np.full((k, count), np.inf)
    begins = np.zeros((k, count), dtype=int)
    for end in range(count):
        alone = scatter(end)
        least[0, end] = alone[0]
        for classes in range(1, min(k, end + 1)):
            totals = least[classes - 1, classes - 1 : end] + alone[classes:]
            begins[classes, end] = classes + int(totals.argmin())
            least[classes, end] = totals.min()
    edges = []
    end = count - 1
    for classes in range(k - 1, -1, -1):
        edges.append(float(ordered[end]))
        end = begins[classes, end] - 1
    return edges[::-1]
