"""The chart draws each series as its own line and each single claim as its own mark."""

from __future__ import annotations

import pytest

from geo.style.lines import series_colours
from geo.ui.elements.chart import chart_frame, series_chart, slim
from geo.ui.frame.atlas import load_atlas


@pytest.fixture
def peru():
    return chart_frame("peru", "coca_cultivation", load_atlas(), None)


def test_a_line_breaks_where_the_method_or_the_years_break(peru) -> None:
    unodc = peru[(peru["series"] == "UNODC monitoring") & peru["line"]]
    runs = unodc.groupby("year")["run"].first()
    assert runs[2010] != runs[2011]  # end-of-year method from 2011
    assert runs[2012] == runs[2016]
    vrae = chart_frame("vraem", "coca_cultivation", load_atlas(), None)
    older = vrae[vrae["series"].str.startswith("VRAE (before") & vrae["line"]].groupby("year")["run"].first()
    assert older[2005] != older[2009]  # no zone value was found for 2006 to 2008


def test_single_claims_are_never_joined() -> None:
    colombia = chart_frame("colombia", "coca_cultivation", load_atlas(), None)
    assert not colombia[colombia["series"].str.startswith("Press")]["line"].any()


def test_floor_ceiling_and_round_figure_keep_their_bound() -> None:
    loreto = chart_frame("loreto", "coca_cultivation", load_atlas(), None)
    assert {"at_least", "at_most", "approx"} <= set(loreto[loreto["year"] == 2011]["bound"])


def test_what_was_read_in_a_way_left_out_is_not_drawn() -> None:
    atlas = load_atlas()
    by_press = {s.id for s in atlas.statements.values() if s.reading == "press"}
    assert set(chart_frame("loreto", "coca_cultivation", atlas, None)["id"]) & by_press
    assert not set(chart_frame("loreto", "coca_cultivation", atlas, None, ("press",))["id"]) & by_press


def test_what_was_not_yet_published_is_not_drawn() -> None:
    from datetime import date

    early = chart_frame("peru", "coca_cultivation", load_atlas(), date(2012, 6, 30))
    assert early["year"].max() == 2010


def test_soles_and_dollars_share_no_axis() -> None:
    leaf = chart_frame("vraem", "price_leaf", load_atlas(), None)
    assert 2011 in set(leaf["year"])
    assert 2020 not in set(leaf["year"])  # in soles


def test_a_series_keeps_its_colour_wherever_it_is_drawn() -> None:
    atlas = load_atlas()
    for place in ("peru", "vraem"):
        frame = chart_frame(place, "coca_cultivation", atlas, None)
        named = dict(zip(frame["series"], frame["colour"], strict=True))
        assert named["UNODC monitoring"] == 0
        assert named["DEVIDA monitoring"] == 1


def test_a_value_that_was_revised_is_not_joined() -> None:
    frame = chart_frame("peru", "cocaine_production_potential", load_atlas(), None)
    us = frame[frame["line"] & (frame["series"] == "US estimate (ONDCP/INCSR)")]
    # of 290 t as first published for 2012 and 307 t as revised, the line keeps one
    assert list(us[us["year"] == 2012]["value"]) == [307]


def test_breaks_are_marked(peru) -> None:
    spec = series_chart(peru, [1990, 2011, 2018], list(series_colours(dark=False)))
    drawn = [row["year"] for layer in spec["layer"] for row in layer.get("data", {}).get("values", [])]
    assert sorted(drawn) == [2010.5, 2017.5]


def test_what_crosses_the_wire_holds_every_claim_and_only_what_is_drawn(peru) -> None:
    sent = slim(peru)
    assert len(sent) == len(peru)
    fields = {"year", "value", "series", "bound", "text", "who", "id", "run"}
    assert set(sent.columns) == fields
    assert list(sent["value"]) == list(peru["value"])


def test_each_mark_leads_to_its_statement_and_a_line_nowhere(peru) -> None:
    assert set(peru["id"]) <= set(load_atlas().statements)
    spec = series_chart(peru, [], list(series_colours(dark=False)))
    point, line = (
        next(layer for layer in spec["layer"] if layer["mark"]["type"] == kind) for kind in ("point", "line")
    )
    (made,) = [step for step in point["transform"] if "calculate" in step]
    assert made["calculate"] == "'sources?statement=' + datum.id + '#' + datum.id"
    assert point["encoding"]["href"]["field"] == made["as"]
    assert "href" not in line["encoding"]
    assert "datum.text" in point["mark"]["description"]["expr"]
    assert line["mark"]["aria"] is False
