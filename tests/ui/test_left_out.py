"""A bad row is refused by the check with file, row and remedy; the rest is shown, and the page says so."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from geo import paths
from geo.errors import DataError
from geo.maps.standalone import unpack
from geo.statements import load_routes_lenient, load_statements_lenient
from tests.support.statements import load_statements
from tests.toys.breaking import TABLES, change_row, edit, lines, row_of

APP = str(Path(__file__).parents[2] / "app.py")

BAD = {
    "measure": ("t-06", ",crop,", ",crap,", "row 7, column measure: 'crap' — expected an id of "
                "data/tables/measures.csv (did you mean crop?)"),
    "place": ("t-06", ",vale,", ",vael,", "row 7, column place: 'vael' — expected an id of "
              "data/tables/places.csv (did you mean vale?)"),
    "unit": ("t-06", "19700,,,ha", "19700,,,t", "row 7, column unit: 't' — expected ha, the unit of crop"),
    "source": ("t-06", ",watch-2012,", ",watch-2021,", "row 7, column source: 'watch-2021' — expected a "
               "document in seeds/ (did you mean watch-2012?)"),
    "period": ("t-06", "2011-12-31", "2010-12-31", "row 7, column period_end: '2010-12-31' — expected no day "
               "before period_start (2011-01-01)"),
    "low above high": ("t-10", ",7,8,", ",8,7,", "row 11, column value: '8 ≤ 7' — expected low ≤ value ≤ "
                       "high"),
    "id": ("t-06", "t-06", "t-05", "row 7, column id: 't-05' — expected a key of its own (row 6 has the "
           "same)"),
}  # fmt: skip
"""The seven ways in which a row is bad: statement, what stands there, what is put there, the fault."""


@pytest.mark.parametrize("way", BAD)
def test_a_bad_row_is_refused_with_row_and_remedy_and_the_rest_is_read(toy_package: Path, way: str) -> None:
    name, old, new, line = BAD[way]
    change_row(toy_package, name, old, new)
    told = f"data/tables/statements.csv: {line}"
    assert lines(toy_package) == [told]
    statements, faults = load_statements_lenient(toy_package)
    assert [str(fault) for fault in faults] == [told]
    every = [f"t-{number:02}" for number in range(1, 11)]
    assert [statement.id for statement in statements] == [id for id in every if id != name]
    with pytest.raises(DataError, match=r"statements\.csv: row"):
        load_statements(toy_package)


def test_of_two_rows_with_one_id_the_first_keeps_it(toy_package: Path) -> None:
    change_row(toy_package, "t-06", "t-06", "t-05")
    kept = next(s for s in load_statements_lenient(toy_package)[0] if s.id == "t-05")
    assert (kept.measure, kept.value) == ("share_of_exports", 50)


def test_an_id_whose_first_row_is_refused_is_not_free_for_the_second(toy_package: Path) -> None:
    change_row(toy_package, "t-05", ",percent,half", ",parsec,half")
    change_row(toy_package, "t-06", "t-06", "t-05")
    statements, faults = load_statements_lenient(toy_package)
    assert "t-05" not in {s.id for s in statements}
    assert [(f.row, f.column) for f in faults] == [(6, "unit"), (7, "id")]


def test_a_row_with_too_few_cells_leaves_the_others_in_place(toy_package: Path) -> None:
    row = row_of(toy_package, "t-06")
    edit(toy_package, TABLES + "statements.csv", row, "t-06,crop,vale")
    statements, faults = load_statements_lenient(toy_package)
    assert len(statements) == 9
    assert [(f.row, f.value, f.expected) for f in faults] == [(7, "3", "29 cells")]
    assert f"data/tables/statements.csv: {str(faults[0]).split(': ', 1)[1]}" in lines(toy_package)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("r-02,lume-belmonte,2,lume,", "r-02,lume-belmonte,2,loom,", (3, "from")),
        ("r-02,lume-belmonte,2,", "r-02,lume-bellemonte,2,", (3, "corridor")),
        ("r-02,lume-belmonte,2,", "r-01,lume-belmonte,2,", (3, "id")),
        ("r-02,lume-belmonte,2,lume,belmonte,sea", "r-02,lume-belmonte,2,lume,belmonte,rail", (3, "mode")),
    ],
)
def test_a_bad_stage_is_left_out_too(toy_package: Path, old: str, new: str, told: tuple[int, str]) -> None:
    edit(toy_package, TABLES + "routes.csv", old, new)
    routes, faults = load_routes_lenient(toy_package)
    assert [route.id for route in routes] == ["r-01"]
    assert [(fault.row, fault.column) for fault in faults] == [told]


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """A function that lets the app read a copy of the real tables with rows added to the statements."""

    def break_(*rows: str) -> Path:
        shutil.copytree(paths.DATA, tmp_path / "data")
        shutil.copytree(paths.SEEDS, tmp_path / "seeds")
        table = tmp_path / "data/tables/statements.csv"
        text = table.read_text(encoding="utf-8").rstrip("\n")
        table.write_text(text + "\n" + "\n".join(rows) + "\n", encoding="utf-8")
        places = {"ROOT": "", "DATA": "data", "LAYERS": "data/layers", "TABLES": "data/tables"}
        for name, place in {**places, "BRIEFINGS": "data/briefings", "SEEDS": "seeds"}.items():
            monkeypatch.setattr(paths, name, tmp_path / place)
        st.cache_resource.clear()
        return table

    yield break_
    st.cache_resource.clear()


def bad_rows() -> list[str]:
    """Return the real first statement seven times, each time bad in another way."""
    text = (paths.TABLES / "statements.csv").read_text(encoding="utf-8")
    good = next(line for line in text.splitlines() if line.startswith("d0-02,"))
    changes = [
        ("coca_paste_seizures", "tea_seizures"), (",peru,", ",atlantis,"), (",t,18.5,", ",furlong,18.5,"),
        (",insight-crime-2012-seizures,", ",nobody-1900,"), (",2012-12-31,", ",2011-12-31,"),
        (",18.5,,,t,", ",,20,10,t,"),
    ]  # fmt: skip
    rows = []
    for number, (old, new) in enumerate(changes):
        assert good.count(old) == 1, old
        rows.append(good.replace(old, new).replace("d0-02", f"bad-{number}"))
    return [*rows, good]  # the last bears an id that the table already has


def unpacked_texts(proto: str) -> list[str]:
    """Return what a component is sent: as it stands, and what of it travels packed."""
    packed = re.findall(r"(?<![\w+/])eJ[\w+/]{40,}={0,2}", proto)
    return [proto, *(json.dumps(unpack(text), ensure_ascii=False) for text in packed)]


@pytest.mark.parametrize(
    ("page", "language"), [("pages/map.py", "en"), ("pages/table.py", "es"), ("pages/sources.py", "en")]
)
def test_the_app_starts_with_the_rest_and_names_each_row(broken, page: str, language: str) -> None:
    table = broken(*bad_rows())
    last = len(table.read_text(encoding="utf-8").splitlines())
    app = AppTest.from_file(APP, default_timeout=60)
    app.query_params["lang"] = language
    if page != "pages/map.py":
        app.switch_page(page)
    app.run()
    assert not app.exception
    assert not app.error
    (told,) = [e for e in app.expander if "7" in e.label]
    named = [text.value for text in told.text]
    assert len(named) == 7
    for number, (row, column) in enumerate(
        zip(range(last - 6, last + 1), ("measure", "place", "unit", "source", "period_end", "value", "id"),
            strict=True)
    ):  # fmt: skip
        assert f"data/tables/statements.csv: {'row' if language == 'en' else 'fila'} {row}" in named[number]
        assert column in named[number]
    if page == "pages/map.py":
        assert any(
            "89,755" in text for e in app.get("bidi_component") for text in unpacked_texts(str(e.proto))
        )
    if page == "pages/table.py":
        assert len(app.dataframe[0].value) > 20
        assert "7" in " ".join(e.value for e in app.markdown).rsplit(" · ", 1)[-1]


def test_where_nothing_is_left_out_nothing_is_said() -> None:
    app = AppTest.from_file(APP, default_timeout=60).run()
    assert not app.expander
