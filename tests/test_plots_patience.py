"""A drawing that takes too long ends itself, and the next one is drawn."""

from __future__ import annotations

import pytest

from geo.errors import PlotError
from geo.plots.patience import within
from geo.plots.type import width, wrap


def test_measuring_goes_on_while_there_is_time():
    with within(3600):
        assert width("Coca", 10) > 0


def test_it_ends_with_a_sentence_when_the_time_is_over():
    with within(-1), pytest.raises(PlotError, match="and was ended"):
        wrap("W" * 100, 50, 10)
    assert wrap("W", 50, 10) == ["W"]
