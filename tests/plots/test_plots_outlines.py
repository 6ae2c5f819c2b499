"""What a sheet says of its outlines: each wording once, of a user's own the whole line with its licence."""

from __future__ import annotations

from types import SimpleNamespace

from shapely.geometry import box

from geo.plots.map.shown import PlaceShown
from geo.plots.page.caveats import accuracy_line


def shown(name: str, accuracy: str, *, own: bool = False) -> PlaceShown:
    return PlaceShown(name, name, box(0, 0, 1, 1), (0, 0), None, "none", "", "", accuracy, own=own)


def test_a_shared_wording_stands_without_the_share_of_each() -> None:
    places = [shown("A", "overlaps 81 % of its districts"), shown("B", "overlaps 60 % of its districts")]
    line = accuracy_line([SimpleNamespace(places=places)])
    assert line == "Outlines: generalised; each overlaps its member districts in part (shares in the data)."


def test_an_own_boundary_keeps_its_credit_and_its_licence() -> None:
    supplied = "supplied by the user: Survey (100 % field work); licence: CC BY 4.0"
    line = accuracy_line(
        [SimpleNamespace(places=[shown("A", "exact; drawn"), shown("B", supplied, own=True)])]
    )
    assert f"B: {supplied}" in line
    assert "A: exact" in line
    assert "drawn" not in line
