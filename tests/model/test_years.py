"""Several years as text and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import read_years, years_text


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2012-2015", (2012, 2013, 2014, 2015)),
        ("2012–2013", (2012, 2013)),
        ("2012", (2012,)),
        ("2020, 2001,2004-2005", (2001, 2004, 2005, 2020)),
        ("2012,2012-2013", (2012, 2013)),
        ("2024-2012", None),
        ("12-13", None),
        ("2012,", None),
        ("2012-2013-2014", None),
        ("1000-9999", None),
        ("", None),
    ],
)
def test_years_are_read_or_refused(text, years):
    assert read_years(text) == years


def test_runs_are_written_in_short():
    assert years_text([2024, 2011, 2012, 2013, 2020]) == "2011-2013,2020,2024"


@given(st.sets(st.integers(1900, 2100), min_size=1))
def test_what_is_written_is_read_again(years):
    assert read_years(years_text(years)) == tuple(sorted(years))
