"""What is noticed about figures under review."""

from __future__ import annotations

from functools import cache

import pytest

from geo.atlas import read_atlas
from geo.review.state import REJECTED, Review, reviewed
from geo.review.surface.checks import Known, known_figures, noticed
from geo.store.decisions import REJECT, Decision
from geo.store.documents import ENTERED, Candidate

PERU = {
    "measure": "coca_cultivation", "place": "peru", "kind": "level", "period_start": "2013-01-01",
    "period_end": "2013-12-31", "value": "49800", "unit": "ha", "flag": "", "unit_stated": "hectares",
}  # fmt: skip


@cache
def known() -> Known:
    return known_figures(read_atlas())


def figure(id: int, **cells: str) -> Review:
    return reviewed(Candidate(ENTERED, id, PERU | cells, "ana", id=id), [])


def texts(*figures: Review) -> dict[int, str]:
    return {id: " ".join(one.text for one in found) for id, found in noticed(figures, known()).items()}


def test_a_figure_that_stands_twice_names_the_first() -> None:
    found = noticed([figure(1), figure(2), figure(3, value="50000")], known())
    assert [one.figure for one in found[2] if one.figure] == [1]
    assert not [one for id in (1, 3) for one in found[id] if one.figure]


def test_what_was_accepted_elsewhere_is_named_and_a_figure_is_no_double_of_itself() -> None:
    mine, same, other = (figure(id, place="tocache", value=v) for id, v in ((1, "7"), (8, "7"), (9, "30")))
    said = noticed([mine], known(), [mine, same, other], {})
    assert [one.text for one in said[1]] == [
        "Figure 8, accepted before, says the same.",
        "Figure 9, accepted before, says another for it: 30 ha.",
    ]
    shown = next(s for s in known().atlas.statements.values() if s.place == "peru" and s.value == 49800)
    assert noticed([figure(1)], known())[1][0].statement
    published = known_figures(known().atlas, {1: shown.id})
    assert shown.id not in {one.statement for one in noticed([figure(1)], published).get(1, [])}


def test_a_speaker_that_is_not_known_is_marked_with_the_nearest() -> None:
    names = {"DEVIDA": "DEVIDA"}
    said = noticed([figure(1, attributed_to="commission Devida")], known(), names=names)[1]
    assert (said[-1].text, said[-1].cells) == (
        "“commission Devida” is not known; nearest: “DEVIDA”.",
        ("attributed_to",),
    )
    (bare,) = noticed([figure(1, place="tocache", attributed_to="Zzyzx")], known(), names=names)[1]
    assert bare.text == "“Zzyzx” is not known: a new name?"


def test_what_was_rejected_is_no_double_of_another() -> None:
    rejected = reviewed(figure(1).candidate, [Decision(1, REJECT, "ana", 1, "t")])
    assert rejected.state == REJECTED
    assert "The same as" not in texts(rejected, figure(2)).get(2, "")


def test_the_atlas_has_the_same_or_another_figure() -> None:
    assert "The atlas has this figure: 49,800" in texts(figure(1))[1].replace("\xa0", " ")
    other = noticed([figure(1, value="70000")], known())[1]
    assert "another figure for 2013" in other[0].text
    assert other[0].statement in known().atlas.statements
    assert "value" in other[0].cells


@pytest.mark.parametrize(
    ("parts", "said"),
    [((25000, 23000), True), ((25000, 24800), False), ((9000, 8000), False), ((49000,), False)],
)
def test_parts_are_added_where_they_seem_to_be_all(parts: tuple[int, ...], said: bool) -> None:
    places = ("vraem", "upper-huallaga")
    named = enumerate(zip(places, parts, strict=False), 2)
    figures = [figure(number, place=place, value=str(value)) for number, (place, value) in named]
    parents = {known().atlas.places.get(place).parent for place in places}
    total = figure(1, place=parents.pop())
    assert ("add up to" in texts(total, *figures).get(1, "")) == said


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (
            {"measure": "cocaine_seizures", "unit": "t", "flag": "undated|unit-doubt", "unit_stated": "tons"},
            "907",
        ),
        ({"unit": "t"}, "counts in ha"),
        ({"value": "49800000"}, "Far from"),
    ],
)
def test_doubts_about_unit_and_size(cells: dict[str, str], said: str) -> None:
    assert said in texts(figure(1, **cells))[1]


def test_what_is_not_known_is_passed_over() -> None:
    assert texts(figure(1, measure="", place="atlantis", period_start="", value="many", unit="")) == {}
