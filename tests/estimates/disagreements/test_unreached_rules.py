"""Rules no row of the data reaches: opposite trends, a sum reported as printed, a place without new zones."""

from __future__ import annotations

from datetime import date
from html import unescape
from pathlib import Path

import pytest

from geo.atlas import read_atlas
from geo.catalog import load_breaks
from geo.ui.claims.facts import statement_facts
from tests.estimates.disagreements.test_disagreements import find
from tests.support.claims import claim
from tests.support.pages import html, open_page
from tests.toys.breaking import change_row, lines, row_of


def trend(direction: str, published: int, first: int, last: int, **more: object):
    return claim(
        None,
        published,
        kind="trend",
        unit=direction,
        period_start=date(first, 1, 1),
        period_end=date(last, 12, 31),
        id=f"{direction}-{published}",
        **more,
    )


def test_opposite_trends_of_the_same_years_disagree() -> None:
    (told,) = find(trend("rising", 2012, 2007, 2011), trend("falling", 2013, 2010, 2012))
    assert (told.rule, told.kind, told.verdict) == ("trend", "between sources", "differs")
    assert told.text == "For 2010–2011 one says falling, the other rising."


def test_opposite_trends_of_different_years_places_or_things_do_not() -> None:
    rising = trend("rising", 2012, 2007, 2009)
    for other in (
        trend("falling", 2013, 2010, 2012),
        trend("falling", 2013, 2007, 2009, place="moor"),
    ):
        assert find(rising, other) == []


@pytest.mark.parametrize("column", ["stance", "period_basis", "flag", "value_stated"])
def test_a_figure_shown_as_printed_and_as_calculated_is_refused(toy_package: Path, column: str) -> None:
    assert ",transcription," in row_of(toy_package, "t-06")
    change_row(toy_package, "t-06", ",transcription,", ",derived,")
    told = [line for line in lines(toy_package) if "reading is derived" in line]
    assert [line for line in told if f"column {column}:" in line], told


def test_the_methods_page_names_the_breaks_known_on_the_day() -> None:
    breaks = load_breaks()
    early = date(2012, 6, 30)
    known = [b for b in breaks if b.published <= early]
    assert 0 < len(known) < len(breaks)
    told = unescape(html(open_page("pages/methods.py", {"as_of": early.isoformat()})))
    assert [b.id for b in breaks if b.text in told] == [b.id for b in known]


def test_the_definition_stands_in_the_facts_and_leads_to_its_measure() -> None:
    atlas = read_atlas()
    facts = dict(statement_facts(atlas.statements["d4-07"], atlas))
    assert "all organised crime: drugs, gold" in facts["Definition"]
    assert "methods" in facts["Measure"]
    assert "#criminal_income" in facts["Measure"]


def test_zones_added_bear_on_what_they_lie_in_and_on_nothing_else() -> None:
    entry = next(b for b in load_breaks() if b.zones)
    assert sorted(entry.added("peru")) == sorted(entry.zones)
    untouched = "puno" if "puno" not in entry.touched else "ayacucho"
    assert entry.added(untouched) == ()
