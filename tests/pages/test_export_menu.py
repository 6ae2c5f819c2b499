"""Export, on every page that shows a view: what is offered, and that the files hold what the page shows."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from geo.errors import PlotError
from geo.estimates import find_disagreements
from geo.exports import read_metadata
from geo.model import Comparison, View
from geo.ui.compare.exported import Shown, exported
from geo.ui.disagreements.exported import exported as disputed
from geo.ui.elements import show
from geo.ui.frame.atlas import load_atlas
from geo.ui.view.export_menu import ExportFile, chart_export
from tests.support.pages import open_page

USUAL = ["PNG for a slide", "PDF for a memo", "Excel, all years"]


def asked(file: ExportFile, folder: Path) -> dict[str, str]:
    """Return the parts of the view that a file says it is of."""
    path = folder / f"file.{file.ending}"
    path.write_bytes(file.make())
    return {name: texts[0] for name, texts in parse_qs(urlparse(read_metadata(path).view).query).items()}


@pytest.mark.parametrize(
    ("page", "query", "labels"),
    [
        ("map", {}, USUAL),
        ("places", {"place": "vraem"}, USUAL),
        ("places", {"show": "all"}, USUAL),
        ("compare", {}, USUAL),
        ("compare", {"r_lens": "highest"}, USUAL * 2),
        ("table", {}, [*reversed(USUAL)]),
        ("table", {"table": "statements"}, ["Excel, the rows shown"]),
        ("disagreements", {}, [*USUAL[:2], "Excel, the figures that disagree"]),
    ],
)
def test_what_a_page_shows_is_exported_in_two_clicks(
    page: str, query: dict[str, str], labels: list[str]
) -> None:
    app = open_page(f"pages/{page}.py", query)
    assert not app.exception
    assert [b.proto.label for b in app.get("download_button") if "export_" in b.proto.id] == labels


def test_a_place_is_exported_as_its_chart(tmp_path: Path) -> None:
    view = View(place="vraem", measure="coca_cultivation")
    found = asked(chart_export(view, load_atlas(), "lines").files[0], tmp_path)
    assert (found["layout"], found["chart"], found["place"]) == ("chart", "lines", "vraem")


@pytest.mark.parametrize(
    ("page", "query", "opened"),
    [
        ("places", {"place": "vraem"}, {"place": "vraem", "layout": "chart", "chart": "lines"}),
        ("compare", {"year": "2024", "r_year": "2020"}, {"layout": "multiples", "years": "2020,2024"}),
        ("map", {"face": "chart", "level": "department"}, {"layout": "chart", "level": "department"}),
    ],
)
def test_other_formats_are_of_what_the_page_shows(
    page: str, query: dict[str, str], opened: dict[str, str]
) -> None:
    app = open_page(f"pages/{page}.py", query)
    app.button(key="take_away").click().run()
    assert not app.exception
    assert app.selectbox(key="snapshot_format").value == "png"
    found = {name: app.query_params[name] for name in opened}
    assert {name: text if isinstance(text, str) else text[0] for name, text in found.items()} == opened


@pytest.mark.parametrize(("difference", "layout"), [(False, "multiples"), (True, "change")])
def test_two_years_are_exported_as_the_page_shows_them(difference: bool, layout: str, tmp_path: Path) -> None:
    shown = Shown(Comparison(View(year=2024), "year", 2020))
    (group,) = exported(shown, load_atlas(), difference=difference)
    shown.now = Comparison(View(year=2023), "year", 2021)  # a map was moved since
    found = asked(group.files[0], tmp_path)
    assert (found["layout"], found["years"]) == (layout, "2021,2023")


def test_a_dispute_is_exported_as_who_says_what_and_its_figures(tmp_path: Path) -> None:
    atlas = load_atlas()
    d = next(
        d
        for d in find_disagreements(atlas.statements.values(), atlas)
        if d.place == "loreto" and d.first_year == 2011
    )
    chart, book = disputed(d, [d], "disagreements", atlas)
    found = asked(chart.files[0], tmp_path)
    assert (found["chart"], found["place"], found["years"]) == ("claims", "loreto", "2011")
    rows = [*openpyxl.load_workbook(BytesIO(book.files[0].make())).worksheets[0].values]
    at = rows[0].index("Id")
    assert {row[at] for row in rows[1:]} == {*d.claims, *d.beside}


def test_a_file_that_is_refused_says_why_where_the_button_is(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[Callable[[], bytes]] = []
    monkeypatch.setattr(show, "download_button", lambda _label, data, **_: called.append(data))

    def page() -> None:
        import streamlit as st

        from geo.errors import PlotError
        from geo.ui.elements.downloads import made_on_demand

        def make() -> bytes:
            raise PlotError("the sheet is too small")

        year = st.session_state.setdefault("year", 2024)
        made_on_demand("PNG", make, key="png", asked=lambda: year, file_name="a.png")

    app = AppTest.from_function(page).run()
    assert not app.error
    with pytest.raises(PlotError):
        called[-1]()
    assert [e.value for e in app.run().error] == ["the sheet is too small"]
    app.session_state["year"] = 2023  # another file
    assert not app.run().error
