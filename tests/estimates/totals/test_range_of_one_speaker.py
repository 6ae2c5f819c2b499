"""One speaker in one document who names a floor and a further figure names a range: no end stands alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.atlas import Atlas, estimate_all, read_atlas
from geo.estimates import Timelines, timeline
from geo.exports import Request, gather
from geo.language import in_language
from geo.maps.from_atlas import atlas_values
from geo.model import Statement, View
from geo.ui.places.figures import value_cell
from geo.wording.estimate import figure_words
from tests.support.claims import SERIES, SOURCES, claim

# "At least 5 billion … perhaps closer to 7 billion", two sentences of one document.
INCOME = {"en": "USD\xa05,000 to 7,000\xa0million", "es": "USD\xa05,000 a 7,000\xa0millones"}

FLOOR = claim(5, attributed_to="Both", bound="at_least")
ABOUT = claim(7, attributed_to="Both", bound="approx")


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas()


def told(claims: list[Statement], lens: str = "monitoring") -> tuple[float | None, float, float]:
    found = Timelines(timeline(claims, SOURCES, SERIES, "crop", lens)).at("vale", 2011)
    return found.headline, found.low, found.high


@pytest.mark.parametrize(
    ("lens", "headline"),
    [
        ("monitoring", None),
        ("newest", None),
        ("speaker:Both", None),
        ("source:p2012", None),
        ("lowest", 5),
        ("highest", 7),
    ],
)
def test_a_floor_and_a_further_figure_are_the_ends_of_a_range(lens: str, headline: float | None) -> None:
    assert told([FLOOR, ABOUT], lens) == (headline, 5, 7)


def test_a_floor_and_a_ceiling_are_the_ends_of_a_range() -> None:
    assert told([FLOOR, claim(9, attributed_to="Both", bound="at_most")]) == (None, 5, 9)


def test_what_one_speaker_says_of_something_else_is_no_end_of_it() -> None:
    part = claim(1, attributed_to="Both", bound="at_least", definition="a part")
    whole = [replace(s, definition="all") for s in (FLOOR, ABOUT)]
    assert told([part, *whole]) == (None, 5, 7)


@pytest.mark.parametrize(
    "other",
    [
        claim(7, attributed_to="Both"),
        claim(7, attributed_to="Another", bound="approx"),
        claim(7, attributed_to="Both", bound="approx", published=2013),
        claim(7, series="watch", bound="approx"),
    ],
    ids=["exact", "another speaker", "another document", "a monitor"],
)
def test_a_floor_beside_an_exact_figure_or_one_of_another_leaves_it_alone(other: Statement) -> None:
    assert told([FLOOR, other]) == (7, 5, 7)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_income_of_organised_crime_is_shown_from_five_to_seven(language: str, atlas: Atlas) -> None:
    view = View(measure="criminal_income", place="peru", level="country", year=2013, language=language)
    found = estimate_all(atlas, view.measure, "monitoring").at("peru", 2013)
    assert (found.headline, found.low, found.high, found.contested) == (None, 5e9, 7e9, False)
    with in_language(language):
        assert figure_words(found, atlas) == INCOME[language]
        assert INCOME[language] in value_cell(found, atlas)
        records = gather(atlas, Request(view)).values.rows
    (row,) = [record for record in records if record["place"] == "peru"]
    assert (row["headline"], row["low"], row["high"]) == (None, 5e9, 7e9)
    assert row["said_by"].startswith("Robert Muggah")
    assert row["headline_claim"] is None


def test_the_map_names_both_ends_on_one_axis_and_the_part_beside_them(atlas: Atlas) -> None:
    estimates = timeline(
        atlas.statements.values(), atlas.sources, atlas.series, "criminal_income", "monitoring"
    )
    sent = atlas_values(atlas, "criminal_income", estimates, lens="monitoring")
    (step,) = sent["places"]["peru"]["years"]["2013"]
    label, who, claims, alike = step["value"], sent["texts"][step["who"]], step["claims"], step["alike"]
    assert (step["headline"], label) == (None, INCOME["en"])
    assert who.startswith("Robert Muggah and Jeremy McDermott")
    listed = [sent["claims"][number]["statement"] for number in claims]
    assert (listed[:alike], listed[alike:]) == (["d4-07", "d4-08"], ["d4-03"])
