"""Natural breaks against every division there is, and against one worked out by hand."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.style.natural_breaks import natural_edges
from tests.support.imports import modules_after


def scatter(values: list[float], edges: list[float]) -> float:
    """Squared distances of all values from the mean of their class."""
    limits = [-np.inf, *edges]
    classes = [[v for v in values if low < v <= high] for low, high in pairwise(limits)]
    return sum(float(((np.array(c) - np.mean(c)) ** 2).sum()) for c in classes)


@given(st.lists(st.integers(0, 60), min_size=3, max_size=9), st.integers(1, 4))
def test_no_division_into_as_many_classes_is_closer(values, k):
    values = sorted(float(v) for v in values)
    distinct = sorted(set(values))
    k = min(k, len(distinct))
    best = min(scatter(values, [*inner, distinct[-1]]) for inner in combinations(distinct[:-1], k - 1))
    edges = natural_edges(values, k)
    assert len(edges) == k
    assert edges[-1] == values[-1]
    assert scatter(values, edges) == pytest.approx(best, abs=1e-6)


def test_two_groups_far_apart():
    assert natural_edges([1.0, 2.0, 3.0, 100.0, 101.0], 2) == [3.0, 101.0]


def test_the_classes_load_no_statistics_library():
    """It took several seconds of every cold start."""
    assert not {"scipy.stats", "sklearn", "matplotlib"} & modules_after("import geo.style.classes")
