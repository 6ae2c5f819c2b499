"""What opens where a view leaves the year open: on the page, in a picture and on the command line alike."""

from __future__ import annotations

import argparse
from datetime import date

import pytest

from geo.atlas import estimate_all, read_atlas
from geo.cli.view_options import add_view_options, request_from
from geo.model import View
from geo.views.defaults import settled

EARLY = date(2012, 6, 30)


@pytest.fixture(scope="module")
def atlas():
    return read_atlas()


def _opened(atlas, **parts):
    view = View(**parts)
    return settled(view, estimate_all(atlas, view.measure, view.lens), atlas)


LEVELS = pytest.mark.parametrize(("level", "year"), [("zone", 2010), ("country", 2010), ("department", 2011)])
"""The newest year known then: 2010 of zones and of Peru; a press figure of 2011 for Loreto was out."""


@LEVELS
def test_coca_opens_on_the_newest_year_known_before_the_survey_of_2011(atlas, level, year):
    assert _opened(atlas, level=level, as_of=EARLY).year == year


@LEVELS
def test_the_command_line_opens_on_the_same_year(atlas, level, year):
    parser = argparse.ArgumentParser()
    add_view_options(parser)
    options = parser.parse_args(["--level", level, "--as-of", "2012-06-30"])
    assert request_from(options, atlas).view.year == year


def test_today_it_opens_on_the_newest_year(atlas):
    assert _opened(atlas).year == 2024


def test_a_total_of_part_of_a_year_does_not_open_before_the_last_whole_year(atlas):
    """The police of Colombia count 262,179 ha in August 2025; no country has a figure for all of 2025."""
    assert _opened(atlas, level="country").year == 2024
    assert _opened(atlas, level="country", measure="arrests").year == 2022
    assert _opened(atlas, level="country", measure="price_leaf").year == 2020  # a price is of its month


def test_a_year_asked_for_stays(atlas):
    assert _opened(atlas, year=2020, as_of=EARLY).year == 2020


def test_with_nothing_published_by_then_there_is_still_a_year(atlas):
    assert _opened(atlas, as_of=date(1990, 1, 1)).year == 2024
