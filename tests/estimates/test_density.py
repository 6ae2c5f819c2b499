"""Hectares per km²: known, contested and shown as the figures they are made from; never added, all ours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.atlas import Atlas, estimate_all, read_atlas
from geo.caveats import caveat_lines
from geo.estimates import Timelines, find_disagreements, may_read_as_change, timeline
from geo.estimates.claims import counts
from geo.estimates.density import DENSITIES, Ground, densities, density_estimates, grounds, made_from, per_km2
from geo.estimates.rules.adding import may_be_added
from geo.model import Break, Statement, View
from geo.shapes import area_km2
from geo.views.defaults import settled
from geo.wording.claim import claimant
from tests.support.claims import CLAIM_SETS, DAYS, LENS, RECORDS, SERIES, SOURCES, claim

AREAS = {
    "vale": Ground(2_000.0, "its area", "su superficie"),
    "moor": Ground(50.0, "its area", "su superficie"),
}


def made_of(claims: list[Statement], lens: str = "monitoring") -> tuple[Timelines, Timelines]:
    """Return the estimates of the figures and those of their densities."""
    coca = [replace(s, measure="coca_cultivation") for s in claims if (s.unit, s.kind) == ("ha", "level")]
    made = densities(coca, AREAS, SERIES, SOURCES, [], {}).statements
    parents = timeline(coca, SOURCES, SERIES, "coca_cultivation", lens)
    return Timelines(parents), Timelines(density_estimates(parents, "coca_density", made, AREAS))


def test_without_our_own_calculations_there_is_no_density() -> None:
    atlas = read_atlas()
    assert estimate_all(atlas, "coca_density", "monitoring|press").estimates
    assert not estimate_all(atlas, "coca_density", "monitoring|press,derived").estimates


@settings(max_examples=40)
@given(CLAIM_SETS, LENS, DAYS)
def test_a_density_is_known_and_contested_as_its_figure_is_on_every_day(
    claims: list[Statement], lens: str, day: date | None
) -> None:
    parents, found = made_of(claims, lens)
    for place, year in {(e.place, e.year) for e in parents.estimates}:
        figure, density = parents.at(place, year, day), found.at(place, year, day)
        assert (figure is None) == (density is None)
        if figure is None or density is None:
            continue
        assert (density.contested, density.speakers) == (figure.contested, figure.speakers)
        assert [made_from(s) for s in density.claims] == [s.id for s in figure.claims]
        assert all(s.ours for s in density.claims)
        assert "derived" in density.flags
        expected = None if figure.headline is None else figure.headline / AREAS[place].km2
        assert density.headline == (expected if expected is None else pytest.approx(expected, rel=0.005))


@given(st.floats(0, 1e6, allow_nan=False), st.floats(1, 1e6))
def test_a_density_has_three_figures(value: float, area: float) -> None:
    assert per_km2(value, area) == pytest.approx(value / area, rel=0.005)


def test_a_place_without_an_area_has_no_density() -> None:
    figures, found = made_of([claim(400.0, place="ridge"), claim(400.0, place="vale")])
    assert figures.places() == {"ridge", "vale"}
    assert found.places() == {"vale"}


def test_a_zone_needs_an_outline_that_was_measured_and_is_good_enough() -> None:
    kinds = {"north": "department", "vale": "zone", "moor": "zone", "ridge": "zone", "hill": "province"}
    published = {"north": 10.0, "vale": 20.0, "ridge": 30.0, "hill": 40.0}
    found = grounds(kinds, published, {"vale": 0.7, "moor": 0.9, "ridge": 0.69}, lambda zone: 55.0)
    assert {place: ground.km2 for place, ground in found.items()} == {
        "north": 10.0,
        "vale": 20.0,
        "moor": 55.0,
    }
    assert "estimate" in found["moor"].words
    assert "published" not in found["moor"].words


def test_a_break_of_the_figures_is_a_break_of_their_densities() -> None:
    broken = Break(
        "b", "coca_cultivation", "", "watch", 2012, "method", date(2013, 1, 1), "New way", "Otro modo"
    )
    figures = [claim(400.0, year=year, series="watch", measure="coca_cultivation") for year in (2011, 2012)]
    made = densities(figures, AREAS, SERIES, SOURCES, [broken], {})
    records = replace(RECORDS, series=SERIES | made.series, measures=RECORDS.measures)
    before, now = made.statements.values()
    assert may_read_as_change(before, now, records)
    assert may_read_as_change(before, now, records, made.breaks).reason == "New way"


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas()


@pytest.fixture(scope="module")
def made(atlas: Atlas) -> list[Statement]:
    return [s for s in atlas.statements.values() if s.measure in DENSITIES]


def test_every_density_of_the_package_leads_to_its_figure_and_is_ours(
    atlas: Atlas, made: list[Statement]
) -> None:
    for s in made:
        figure = atlas.statements[made_from(s)]
        assert (figure.place, figure.period_start, figure.measure) == (
            s.place,
            s.period_start,
            "coca_cultivation",
        )
        assert s.value == pytest.approx(figure.amount / atlas.density_areas[s.place].km2, rel=0.005)
        assert claimant(s, atlas).startswith("Peru Coca Atlas, from")
    assert {atlas.places.get(s.place).kind for s in made} == {"zone", "department"}


def test_a_zone_of_good_outline_without_a_published_area_is_measured(atlas: Atlas) -> None:
    outlines = atlas.layers["zones"].set_index("id").geometry
    assert atlas.density_areas["huallaga"].km2 == pytest.approx(area_km2(outlines["huallaga"]))


def test_densities_are_never_added_and_no_disagreement(atlas: Atlas, made: list[Statement]) -> None:
    assert {may_be_added(s, atlas).code for s in made if counts(s)} == {"combine"}
    found = find_disagreements(atlas.statements.values(), atlas)
    assert {d.measure for d in found} & {"coca_cultivation", "coca_density"} == {"coca_cultivation"}


def test_the_lens_of_the_figures_speaks_for_their_densities(atlas: Atlas) -> None:
    found, figures = (estimate_all(atlas, m, "speaker:devida") for m in ("coca_density", "coca_cultivation"))
    assert found.places() == {p for p in figures.places() if p in atlas.density_areas}


def test_the_caveats_say_whose_calculation_it_is_and_which_zones_have_none(atlas: Atlas) -> None:
    known = estimate_all(atlas, "coca_density", "monitoring")
    view = settled(View(measure="coca_density"), known, atlas)
    lines = caveat_lines(view, known, atlas)
    assert any(line.startswith("Our calculation, printed by no source") for line in lines)
    without = next(line for line in lines if line.startswith("No density"))
    assert "San Gabán" in without
    assert "VRAEM" not in without
