"""What an address names is read the same way everywhere, and what is not understood is named."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from geo.briefing.model import Scene
from geo.briefing.pictures import scene_view
from geo.cli import main
from geo.errors import BriefingError
from geo.exports import of_pages_only, request_from_link
from geo.links import VIEW_FIELDS
from geo.links.query import OF_A_FILE, OF_PAGES, not_understood, read_query
from geo.model import View
from geo.plots.sheet_options import SHEET_FIELDS
from geo.ui.disagreements.groups import Choice
from geo.ui.snapshots.choices import NAMES as SNAPSHOTS
from geo.ui.table.state import NAMES as TABLE
from tests.support.pages import APP, open_page
from tests.toys.toy_atlas import toy_atlas

ESCAPED = "?measure=crop&amp;level=department&amp;#38;year=2012"


def test_every_part_of_a_page_is_listed() -> None:
    assert [field.name for field in VIEW_FIELDS] == sorted(
        (part.name for part in fields(View)), key=[field.name for field in VIEW_FIELDS].index
    )
    assert set(OF_PAGES["table"]) == TABLE
    assert set(OF_PAGES["snapshots"]) == SNAPSHOTS
    assert set(OF_PAGES["disagreements"]) == {part.name for part in fields(Choice)}
    assert set(SHEET_FIELDS) <= set(OF_A_FILE)


def test_an_escaped_separator_is_read_away() -> None:
    assert read_query(ESCAPED) == {"measure": "crop", "level": "department", "year": "2012"}
    request, problems = request_from_link("http://localhost:8501/" + ESCAPED, toy_atlas())
    assert (request.view.level, request.view.year, problems) == ("department", 2012, [])


@pytest.mark.parametrize("link", [
    "http://localhost:8501/?title=What?&year=2012#map", "?title=What?&year=2012", "title=What?&year=2012",
    "http://[::1?title=What?&year=2012",
])  # fmt: skip
def test_a_link_and_a_query_alone_are_read_whole(link: str) -> None:
    assert read_query(link) == {"title": "What?", "year": "2012"}


TWICE = "Given more than once in the link: “year”. The last one counts."


def test_a_part_given_twice_is_named_unless_both_say_the_same() -> None:
    link = "?year=2011&year=2012&lang=en&lang=en"
    assert request_from_link(link, toy_atlas())[1] == [TWICE]
    assert TWICE in warnings(year=["2019", "2020"])
    assert warnings(year=["2020", "2020"]) == []


def test_what_is_wrong_with_an_address_is_said_in_its_language() -> None:
    (warning,) = warnings(place="nowhere", lang="es")
    assert warning.startswith("En el enlace, place: ")


def warnings(**query: str | list[str]) -> list[str]:
    """Return what the map page says of an address with which a visit begins."""
    app = AppTest.from_file(APP, default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    return [w.value for w in app.run().warning]


@given(st.dictionaries(st.text(), st.text(), max_size=8))
def test_every_unknown_part_is_named(query: dict[str, str]) -> None:
    told = not_understood(query, ())
    assert bool(told) == bool(query)
    assert len(told) < 500


def test_a_command_refuses_what_it_does_not_understand() -> None:
    problems = request_from_link("?year=2012&levle=department", toy_atlas())[1]
    assert [line for line in problems if "levle" in line]


def test_what_says_something_of_a_page_only_is_known() -> None:
    assert of_pages_only("table?year=2012&kinds=level&plain=yes&title=x") == "kinds, plain"


def test_a_briefing_reads_a_view_as_a_link(tmp_path) -> None:
    scene = Scene(id="one", view="measure=crop&amp;level=department&amp;amp;year=2012", title={"en": "x"})
    assert scene_view(scene, toy_atlas()).level == "department"
    with pytest.raises(BriefingError, match="levle"):
        scene_view(Scene(id="one", view="year=2012&levle=x", title={"en": "x"}), toy_atlas())


def test_the_page_reads_an_escaped_link_and_names_what_it_does_not_know() -> None:
    query = {"measure": "coca_cultivation", "amp;level": "department", "amp;year": "2012", "levle": "x"}
    app = open_page("pages/methods.py", query)
    assert app.query_params["level"] == "department"
    assert app.query_params["year"] == "2012"
    assert [w.value for w in app.warning] == ["Not understood in the link: “levle” (did you mean level?)."]


@pytest.mark.parametrize(
    ("page", "part", "near"),
    [
        ("table", "sort", "-valeu"),
        ("methods", "only", "maps"),
        ("places", "show", "every"),
        ("documents", "part", "teams"),
        ("briefing", "scene", "loreto-2012"),
    ],
)
def test_what_a_page_does_not_know_of_its_own_parts_is_named(page: str, part: str, near: str) -> None:
    app = open_page(f"pages/{page}.py", {part: near})
    assert [w.value.partition(";")[0] for w in app.warning] == [f"In the link, {part}: “{near}”"]


def test_a_year_that_no_statement_speaks_of_is_refused_with_the_range(tmp_path, capsys) -> None:
    assert main(["export", str(tmp_path / "x.csv"), "--year", "0202012"]) == 2
    assert "0202012" in capsys.readouterr().err
