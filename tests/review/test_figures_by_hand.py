"""Figures entered by hand and imported from tables, clean and hostile."""

import csv
import io
import zipfile
from datetime import date
from typing import Any

import openpyxl
import pytest

from geo import paths
from geo.errors import GeoError, NotAllowedError, ReviewError
from geo.language import in_language
from geo.review.people import ADMIN, REVIEWER, VIEWER, Person
from geo.review.records import save_record
from geo.review.rows import FaultsError
from geo.review.state import ACCEPTED, OPEN, Review, reviews_of
from geo.review.tables.bulk import import_figures, judge
from geo.review.tables.forms import enter_figure
from geo.review.tables.numbers import plain_number
from geo.review.tables.sheets import MOST_ROWS, read_sheet
from geo.review.tables.stated import fault_in_stated
from geo.review.tables.templates import FORMATS, template
from geo.store.batches import PLACE
from geo.store.database import Store

ANA = Person("ana", ADMIN)
ROW = {
    "measure": "coca_cultivation", "place": "peru", "kind": "level", "period_start": "2013-01-01",
    "period_end": "2013-12-31", "value": "49800", "unit": "ha", "value_stated": "49,800",
    "source": "insight-crime-2012-seizures", "reading": "press", "low": "", "note": "",
}  # fmt: skip


def everything(store: Store) -> list[Review]:
    with store.reading() as connection:
        return reviews_of(connection)


def table(
    *rows: dict[str, str], comma: str = ",", header: dict[str, str] | None = None, more: tuple[str, ...] = ()
) -> bytes:
    lines = [comma.join((header or {}).get(name, name) for name in (*ROW, *more))]
    for row in rows:
        cells = ((ROW | row)[name] for name in (*ROW, *more))
        lines.append(comma.join(f'"{cell}"' if comma in cell else cell for cell in cells))
    return "\n".join(lines).encode()


def workbook(*rows: list[Any]) -> bytes:
    book, file = openpyxl.Workbook(), io.BytesIO()
    book.active.append(list(ROW))
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def where(error: FaultsError) -> list[tuple[int | None, str]]:
    return [(fault.row, fault.column) for fault in error.faults]


def test_a_figure_by_hand_is_kept_and_accepted_once(store: Store) -> None:
    for _time in range(2):
        entered = enter_figure(store, ANA, ROW, token="t", reason="read on paper")
    assert not entered.new
    (review,) = everything(store)
    assert (review.id, review.state, review.candidate.origin) == (entered.candidates[0], ACCEPTED, "entered")
    assert review.fields["stance"] == "reports"
    assert review.last.reason == "read on paper"


def test_all_that_is_wrong_with_a_figure_is_said_by_column(store: Store) -> None:
    wrong = {"measure": "", "place": "atlantis", "period_end": "soon", "source": "", "note": "a\x07"}
    with pytest.raises(FaultsError) as caught:
        enter_figure(store, ANA, ROW | wrong, token="t")
    assert {f.column for f in caught.value.faults} == {"measure", "place", "period_end", "source", "note"}
    assert everything(store) == []


STATED = [
    ("49,800", "hectares", "4980", "49800 ha"),
    ("49.800", "hectáreas", "49.9", "49.8 or 49800 ha"),
    ("49,800", "acres", "49800", "20153.3"),
    ("498", "km2", "498", "49800 ha"),
    ("forty-nine thousand", "ha", "49800", "49000 ha"),
    ("49,8", "mil hectáreas", "4980", "49800"),
]
TRUE = [
    ("49.8", "thousand hectares", "49800"), ("49,8", "mil hectáreas", "49800"), ("49 mil 800", "ha", "49800"),
    ("about 49,800", "", "49800"), ("the most ever", "", "49800"), ("498", "km²", "49800"),
]  # fmt: skip


def test_a_value_that_what_is_printed_cannot_give_is_refused_by_row_and_cell(store: Store) -> None:
    rows = [{"value_stated": p, "unit_stated": u, "value": v} for p, u, v, _expected in STATED]
    judged = judge(store, "a.csv", table(*rows, more=("unit_stated",)))
    assert [(fault.row, fault.column) for fault in judged.faults] == [(n, "value") for n in range(2, 8)]
    for fault, (*_cells, expected) in zip(judged.faults, STATED, strict=True):
        assert expected in fault.expected
    with pytest.raises(FaultsError, match="49800 ha, as “49,800 hectares” is printed"):
        enter_figure(store, ANA, ROW | {"value": "4980", "unit_stated": "hectares"}, token="t")
    good = [
        {"value_stated": p, "unit_stated": u, "value": v, "note": str(n)} for n, (p, u, v) in enumerate(TRUE)
    ]
    assert judge(store, "b.csv", table(*good, more=("unit_stated",))).faults == ()


def test_every_figure_of_the_atlas_can_be_what_its_source_prints() -> None:
    with (paths.DATA / "tables" / "statements.csv").open(encoding="utf-8", newline="") as file:
        printed = [row for row in csv.DictReader(file) if row["value_stated"]]
    wrong = [fault for row in printed[::9] if (fault := fault_in_stated(row, None, row["id"]))]
    assert (wrong, len(printed) > 4000) == ([], True)


def test_a_figure_by_hand_may_name_an_own_place(store: Store) -> None:
    town = {"id": "toy-town", "kind": "town", "name": "Toy Town", "name_es": "Toy Town", "parent": "peru"}
    save_record(store, ANA, PLACE, town | {"lon": "-74", "lat": "-9", "coordinate_source": "set by hand"})
    enter_figure(store, ANA, ROW | {"place": "toy-town"}, token="t")
    import_figures(store, ANA, "a.csv", table({"place": "Toy town"}))
    assert [review.fields["place"] for review in everything(store)] == ["toy-town"] * 2


TABLES = [
    table({}),
    table({"value": "49800,5"}, comma=";"),
    table({"note": "x"}).decode().encode("utf-16"),
    b"sep=;\n" + table({"note": "a, b"}, comma=";"),
    table({"note": "Año"}).decode().encode("cp1252"),
    table({}, header={"measure": "Medida", "place": "LUGAR", "value_stated": "Valor publicado"}),
    table({"measure": "Superficie cultivada con coca", "place": "Perú"}),
    b"# a remark\n\n" + table({}) + b"\n,,,,,,,,,,,\n",
]


def test_tables_as_programs_write_them_are_read(store: Store) -> None:
    for content in TABLES:
        found = import_figures(store, ANA, "figures.csv", content)
        review = max(everything(store), key=lambda one: one.id)
        assert (found.new, found.candidates) == (True, (review.id,)), content
        assert (review.state, review.candidate.origin) == (OPEN, "imported")
        assert review.fields["measure"] == "coca_cultivation"
        assert review.fields["value"] in ("49800", "49800.5")


def test_a_workbook_holds_numbers_and_days_as_such(store: Store) -> None:
    row: list[Any] = [*ROW.values()]
    row[3], row[5] = date(2013, 1, 1), 49800.5
    import_figures(store, ANA, "figures.xlsx", workbook(row))
    (review,) = everything(store)
    assert (review.fields["period_start"], review.fields["value"]) == ("2013-01-01", "49800.5")


def test_errors_come_all_at_once_by_row_and_cell_and_nothing_is_kept(store: Store) -> None:
    rows = [{}, {"value": "many"}, {"place": "atlantis", "unit": "kg"}, {"value": "49,800"}, {}]
    with pytest.raises(FaultsError) as caught:
        import_figures(store, ANA, "figures.csv", table(*rows))
    assert where(caught.value) == [(3, "value"), (4, "place"), (4, "unit"), (5, "value"), (6, "")]
    assert "49800 or 49.8" in str(caught.value)
    assert everything(store) == []


def test_the_same_file_brings_its_figures_once(store: Store) -> None:
    first = import_figures(store, ANA, "a.csv", table({}))
    again = import_figures(store, ANA, "b.csv", table({}))
    assert (again.candidates, again.new, again.about["file"]) == (first.candidates, False, "a.csv")
    assert judge(store, "c.csv", table({})).before == again
    assert len(everything(store)) == 1


def test_imported_figures_count_as_reviewed_only_for_a_reason(store: Store) -> None:
    with pytest.raises(ReviewError, match="reason"):
        import_figures(store, ANA, "a.csv", table({}), reviewed=True, reason=" ")
    import_figures(store, ANA, "a.csv", table({}), reviewed=True, reason="both of us read them")
    (review,) = everything(store)
    assert (review.state, review.last.reason, review.last.by) == (ACCEPTED, "both of us read them", "ana")


def test_a_viewer_enters_and_imports_nothing(store: Store) -> None:
    with pytest.raises(NotAllowedError):
        enter_figure(store, Person("eva", VIEWER), ROW, token="t")
    with pytest.raises(NotAllowedError):
        import_figures(store, Person("eva", VIEWER), "a.csv", table({}))
    import_figures(store, Person("luis", REVIEWER), "a.csv", table({}))


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 70_000_000)
    return file.getvalue()


def with_sheet(xml: str) -> bytes:
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook())) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, xml if name.endswith("sheet1.xml") else old.read(name))
    return file.getvalue()


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = f'<worksheet xmlns="{MAIN}"><sheetData>{{}}</sheetData></worksheet>'
LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + SHEET.format(
    '<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'
)
WIDE = SHEET.format("".join(f'<row r="{n}"><c r="XFD{n}"/></row>' for n in range(1, 400)))
FAR = SHEET.format('<row r="1"><c r="A1" t="inlineStr"><is><t>measure</t></is></c></row><row r="99999999"/>')


@pytest.mark.parametrize(
    "content",
    [
        b"\x00\x01\x02",
        b"PK\x03\x04broken",
        b"\xd0\xcf\x11\xe0old",
        b"measure\n" * (MOST_ROWS + 9),
        (",".join(["measure"] * 200)).encode(),
        b"x" * 10_000_001,
        bomb(),
        with_sheet("<worksheet"),
        with_sheet(LAUGHS),
        with_sheet(WIDE),
        with_sheet(FAR),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises(GeoError) as caught:
        read_sheet("a.csv", content, frozenset(ROW))
    assert len(str(caught.value).splitlines()) == 1


WRONG = [
    b"colour,place\nred,peru",
    b"measure,measure,place,source\n1,2,3,4",
    b"measure,place,id,source\n1,2,3,4",
    table({}) + b'\n"open',
    table({}) + b"\na,b,c,d,e,f,g,h,i,j,k,l,m",
    table({"note": "=HYPERLINK(1)"}),
    table({"note": "@SUM(A1)"}),
    table({"note": "+cmd|x"}),
    table({"place": "=1+1"}),
    table({"note": "x" * 501}),
    table({"place": "Ucayali"}),
    table({"reading": "derived"}),
    table({"source": ""}),
    table({"period_start": "1/2/2013"}),
    workbook(list((ROW | {"period_end": "=1+1"}).values())),
]


def test_cells_that_cannot_be_taken_are_named_and_nothing_is_kept(store: Store) -> None:
    for content in WRONG:
        with pytest.raises(FaultsError) as caught:
            import_figures(store, ANA, "a.csv", content)
        assert caught.value.faults
    with pytest.raises(ReviewError, match="no figures"):
        import_figures(store, ANA, "a.csv", table())
    assert everything(store) == []


def test_a_template_filled_in_is_imported(store: Store) -> None:
    for form in FORMATS:
        for language in ("en", "es"):
            with in_language(language):
                content = template(form)
            with pytest.raises(ReviewError, match="no figures"):
                judge(store, f"t.{form}", content)
            brought = import_figures(store, ANA, f"t.{form}", with_example(content, form))
            assert (len(brought.candidates), brought.new) == (1, True)


def with_example(content: bytes, form: str) -> bytes:
    """Return a template whose example is a figure."""
    if form == "csv":
        lines = content.decode("utf-8-sig").split("\r\n")
        return "\r\n".join([*lines[:2], lines[2].removeprefix("# ")]).encode()
    book, file = openpyxl.load_workbook(io.BytesIO(content)), io.BytesIO()
    sheet = book.worksheets[0]
    assert len(book.worksheets[1]["A"]) > 20
    sheet["A2"] = sheet["A2"].value.removeprefix("# ")
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("text", "point", "read"),
    [
        ("49800", True, "49800"), ("49.8", False, "49.8"), ("49,8", True, "49.8"), ("0,123", False, "0.123"),
        ("1,234.5", False, "1234.5"), ("1.234,5", True, "1234.5"), ("1 234,5", True, "1234.5"),
        ("1,234,567", False, "1234567"), ("1.234.567", True, "1234567"), ("49.800", True, "49.800"),
        ("49.800", False, None), ("49,800", True, None), ("49,800", False, None), ("−3", True, "-3"),
        ("1,23,4", True, "1,23,4"), ("many", True, "many"), ("12 34", True, "12 34"),
    ],
)  # fmt: skip
def test_numbers_that_mean_one_thing_are_taken(text: str, point: bool, read: str | None) -> None:
    assert plain_number(text, point=point) == read
