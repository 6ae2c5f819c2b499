"""Shares by destination: only what a source gives a destination, dated, worded in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from geo.errors import MapError
from geo.maps import destination_shares
from tests.toys import toy_map


class Registry(toy_map.Registry):
    """The toy places, one destination with a point among them."""

    def __init__(self, lon: float | None = 8.0) -> None:
        self.lon = lon

    def get(self, id: str):
        place = super().get("bolivia")
        return replace(
            place, id=id, name="Europe", name_es="Europa", lon=self.lon, lat=48.0 if self.lon else None
        )


def share(id: str = "x1", value: float = 80.0, **more: object):
    fields = {
        "measure": "share_of_exports",
        "kind": "share",
        "to_place": "europe",
        "unit": "percent",
        "series": "",
    }
    return toy_map.statement(id, "peru", 2010, value, "paper", **(fields | more))


def marks(said: list, sources: dict, places: Registry) -> list[dict]:
    records = toy_map.records(statements={s.id: s for s in said}, sources=sources, places=places)
    return destination_shares(records)


def test_a_share_becomes_a_mark_that_says_who_says_so_and_from_when():
    mark = marks([share()], toy_map.sources(), Registry())[0]
    assert mark["at"] == [8.0, 48.0]
    assert mark["share"] == 80.0
    assert (mark["period_start"], mark["period_end"]) == ("2010-01-01", "2010-12-31")
    assert mark["known_from"] == "2022-03-01"
    assert mark["words"]["en"]["name"] == "Europe"
    assert mark["words"]["es"]["name"] == "Europa"
    assert "80" in mark["words"]["es"]["value"]
    assert "Toy monitor" in mark["words"]["en"]["detail"]


def test_the_largest_stands_first():
    given = [share("x1", 5.0), share("x2", 79.0)]
    assert [m["share"] for m in marks(given, toy_map.sources(), Registry())] == [79.0, 5.0]


@pytest.mark.parametrize(
    "other",
    [{"measure": "share_of_market"}, {"to_place": ""}, {"kind": "change"}],
    ids=["of another denominator", "of no destination", "no share"],
)
def test_nothing_else_is_a_share_of_exports(other):
    assert marks([share(**other)], toy_map.sources(), Registry()) == []


def test_a_destination_without_a_point_is_named():
    with pytest.raises(MapError, match="x1: destination europe has no point"):
        marks([share()], toy_map.sources(), Registry(lon=None))


def test_a_mark_keeps_the_day_of_its_source():
    late = toy_map.sources() | {"paper": replace(toy_map.sources()["paper"], published_to=date(2023, 5, 2))}
    assert marks([share()], late, Registry())[0]["known_from"] == "2023-05-02"
