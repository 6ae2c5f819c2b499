"""Reading the catalogue: typed records, names to places, clear errors."""

from __future__ import annotations

import contextlib
import csv
import io
import os
import re
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.catalog import (
    PlaceRegistry,
    data_version,
    load_breaks,
    load_definitions,
    load_institutions,
    load_measures,
    load_places,
    load_series,
    load_sources,
    refresh_checksums,
)
from geo.catalog.package import load_package
from geo.errors import AmbiguousNameError, DataError, UnknownNameError
from geo.model import Place
from tests.support.statements import load_routes, load_statements
from tests.toys.toy import toy_measures, toy_places, toy_root, toy_series, toy_sources


def test_tables_become_typed_records() -> None:
    assert toy_measures()["price_leaf"].unit == "USD/kg"
    assert [*toy_measures()] == ["crop", "seizures", "price_leaf", "share_of_exports"]
    assert toy_series()["watch"].monitor is True
    assert toy_series()["abroad"].monitor is False
    assert (toy_series()["abroad"].rank, toy_series()["abroad"].name_es) == (2, "Estimación extranjera")
    (only,) = load_breaks(toy_root())
    assert (only.year, only.place, only.kind) == (2012, "", "method")


def test_cards_become_sources_with_dates_and_abstract() -> None:
    source = toy_sources()["gazette-2012"]
    assert (source.published_from, source.published_to) == (date(2012, 10, 1), date(2012, 12, 31))
    assert source.authors == ("Mira Holt",)
    assert source.abstract == "Three officials disagree on the area under pepper."
    assert [*toy_sources()] == ["abroad-2013", "gazette-2012", "watch-2012"]
    assert (source.short, source.short_es) == ("Gazette 2012", "Gaceta 2012")


def test_names_of_speakers_and_publishers_are_known_in_spanish() -> None:
    names = load_institutions(toy_root())
    assert names["Foreign Office"] == "Ministerio de Exteriores"
    assert names["Ilse Brandt"] == "Ilse Brandt"


ENGLISH = (
    "and|citing|copy|estimates?|for|government|ministry|monitoring|of|police|state|survey|the|through|to|us"
)


def test_no_real_label_in_spanish_is_english() -> None:
    # "Center for International Policy" is that body's only name.
    labels = [source.short_es for source in load_sources().values()]
    found = [label for label in labels if re.search(rf"\b({ENGLISH})\b", label, re.IGNORECASE)]
    assert found == ["Center for International Policy, 2009"]


def test_every_real_speaker_and_publisher_has_a_name_in_spanish() -> None:
    named = {source.publisher for source in load_sources().values()}
    for record in [*load_statements(), *load_routes()]:
        named |= {record.attributed_to, record.institution}
    assert {*load_institutions()} == named - {""}


def test_a_reader_takes_a_folder_or_the_file(toy_package: Path) -> None:
    assert load_series(toy_package) == load_series(toy_package / "data/tables/series.csv")
    assert load_sources(toy_package) == load_sources(toy_package / "seeds")
    assert load_package(toy_package)["name"] == "toy"


def test_a_reader_sees_a_changed_file(toy_package: Path) -> None:
    assert load_series(toy_package)["abroad"].name == "Foreign estimate"
    path = toy_package / "data/tables/series.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Foreign estimate", "Estimate from outside"))
    assert load_series(toy_package)["abroad"].name == "Estimate from outside"


def test_what_a_caller_does_to_the_answer_stays_with_the_caller() -> None:
    toy_measures().clear()
    assert len(toy_measures()) == 4


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        ("series.csv", ",yes,1,", ",yes,one,", "row 2, column rank: 'one' — expected a whole number"),
        ("series.csv", "abroad,", "watch,",
         "row 3, column id: 'watch' — expected an id used by no other row"),
        ("places.csv", "10.5,6.5", "ten,6.5",
         "row 5, column lon: 'ten' — expected a number (a point before decimals, no thousands sign)"),
        ("breaks.csv", ",method,", ",whim,",
         "row 2, column kind: 'whim' — expected one of method, publisher, zones, vintage"),
        ("measures.csv", "crop,ha,", "crop,,", "row 2, column unit: nothing — expected a text"),
        ("institutions.csv", "Gazette,Gaceta", "Gazette,",
         "row 3, column name_es: nothing — expected a text"),
        ("institutions.csv", "Gazette,Gaceta", "Teo Marsh,Teo Marsh",
         "row 6, column name: 'Teo Marsh' — expected a name used by no other row"),
        ("definitions.csv", "pepper seized,la pimienta decomisada", "a,b\na,c",
         "row 3, column text: 'a' — expected a text used by no other row"),
    ],
)  # fmt: skip
def test_a_malformed_row_names_file_row_column_value_and_what_is_right(
    toy_package: Path, file: str, old: str, new: str, line: str
) -> None:
    path = toy_package / "data/tables" / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    reader = {
        "series": load_series, "places": load_places, "breaks": load_breaks, "measures": load_measures,
        "institutions": load_institutions, "definitions": load_definitions,
    }  # fmt: skip
    with pytest.raises(DataError, match=re.escape(f"data/tables/{file}: {line}")):
        reader[path.stem](toy_package)


def test_a_missing_table_is_named(toy_package: Path) -> None:
    (toy_package / "data/tables/places.csv").unlink()
    with pytest.raises(DataError, match=r"data/tables/places\.csv: nothing — expected this file"):
        load_places(toy_package)


@pytest.mark.parametrize("junk", [b"id\x00,kind\n", b'"', b"", b"\xff\xfe", b"\xef\xbb\xbfid,kind\n"])
def test_what_is_no_table_is_said_to_be_none(tmp_path: Path, junk: bytes) -> None:
    path = tmp_path / "places.csv"
    path.write_bytes(junk)
    with pytest.raises(DataError, match=r"^places\.csv: .*expected "):
        load_places(path)


@settings(deadline=None)
@given(st.lists(st.text(max_size=12), max_size=12))
def test_any_row_is_a_place_or_a_clear_error(cells: list[str]) -> None:
    file = io.StringIO()
    csv.writer(file).writerows([[*Place.__dataclass_fields__], cells])
    path = Path(tempfile.gettempdir()) / f"any-{os.getpid()}.csv"
    path.write_bytes(file.getvalue().encode("utf-8", "surrogatepass"))
    with contextlib.suppress(DataError):
        load_places(path)
    path.unlink()


def test_a_card_with_a_wrong_date_is_named(toy_package: Path) -> None:
    path = toy_package / "seeds/watch-2012.md"
    path.write_text(path.read_text().replace("published_to: 2012-09-24", "published_to: soon"))
    with pytest.raises(DataError, match=r"seeds/watch-2012\.md: key published_to: 'soon'"):
        load_sources(toy_package)


def test_the_version_follows_the_files(toy_package: Path) -> None:
    before = data_version(toy_package)
    assert re.fullmatch(r"2026\.11-[0-9a-f]{8}", before)
    path = toy_package / "data/tables/breaks.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Counted", "Reckoned"), encoding="utf-8")
    changed = data_version(toy_package)
    assert changed != before
    refresh_checksums(toy_package)
    assert data_version(toy_package) == changed
    card = next((toy_package / "seeds").glob("*.md"))
    card.write_bytes(card.read_bytes() + b"\nMore.\n")
    assert data_version(toy_package) != changed


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("vale", "vale"),
        ("THE VALE", "vale"),
        ("el valle", "vale"),
        ("pepper-vale", "vale"),
        ("Sudra", "sudra"),
        ("südra", "sudra"),
        ("South Tavaria", "sudra"),
        ("bélmonte", "belmonte"),
        ("Lume", "lume"),
        ("Puerto de Lume", "lume"),
        ("Old Vale", "old-vale"),
        ("norra-river", "norra-river"),
        ("Río Norra", "norra-river"),
        ("rio norra", "norra-river"),
        ("norra", "norra"),
    ],
)
def test_a_name_means_a_place(name: str, found: str) -> None:
    assert toy_places().resolve(name).id == found


def test_a_name_of_several_places_names_them() -> None:
    with pytest.raises(AmbiguousNameError, match=r"department, norra.*river, norra-river"):
        toy_places().resolve("Norra")
    assert toy_places().resolve("Norra", kind="river").id == "norra-river"
    assert toy_places().resolve("norra", kind="river").id == "norra-river"
    assert toy_places().resolve("Norra", kind="department").id == "norra"


def test_an_unknown_name_is_said_with_the_near_ones() -> None:
    with pytest.raises(UnknownNameError, match=r"'Tavariya'.*did you mean tavaria"):
        toy_places().resolve("Tavariya")
    with pytest.raises(UnknownNameError, match="xyzzy") as caught:
        toy_places().resolve("xyzzy")
    assert "did you mean" not in str(caught.value)
    with pytest.raises(UnknownNameError, match=r"vael.*did you mean vale"):
        toy_places().get("vael")
    with pytest.raises(UnknownNameError):
        toy_places().resolve("")


def test_places_contain_places() -> None:
    places = toy_places()
    assert [place.id for place in places.children("tavaria")] == [
        "norra", "sudra", "norra-river", "vale", "old-vale", "lume-belmonte",
    ]  # fmt: skip
    assert [place.id for place in places.ancestors("lume")] == ["sudra", "tavaria", "world"]
    assert places.ancestors("world") == []
    assert "vale" in places
    assert "vael" not in places
    assert len(places) == len([*places]) == 10


def test_a_circle_of_parents_ends() -> None:
    places = [
        Place(name, "zone", name, name, (), parent, "", None, None, "", "") for name, parent in ("ab", "ba")
    ]
    with pytest.raises(DataError, match="lies within itself"):
        PlaceRegistry(places).ancestors("a")


def resolved(places: PlaceRegistry, name: str) -> Place | str:
    """Return the place a name means, or what was said instead."""
    try:
        return places.resolve(name)
    except UnknownNameError as error:
        return str(error)


@settings(deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_a_place_or_a_clear_error(text: str) -> None:
    found = resolved(toy_places(), text)
    assert repr(text) in found if isinstance(found, str) else found in toy_places()


def spellings(name: str) -> set[str]:
    """Return the ways in which somebody may write a name."""
    return {name, name.upper(), f" {name} ", name.replace(" ", "-")}


def test_every_name_of_every_real_place_means_it_or_is_said_to_be_ambiguous() -> None:
    places = load_places()
    others = set()
    for place in places:
        for name in {place.id, place.name, place.name_es, *place.aliases}:
            for written in spellings(name):
                found = resolved(places, written)
                if isinstance(found, str):
                    assert "several places" in found
                    assert f"({place.kind}, {place.id})" in found
                elif found != place and found.id != written:
                    others.add((place.kind, found.kind))
    assert others == {("province", "department")}


@pytest.mark.parametrize("name", ["Ucayali", "Madre de Dios", "Cusco"])
def test_names_that_two_real_places_bear_are_ambiguous(name: str) -> None:
    with pytest.raises(AmbiguousNameError):
        load_places().resolve(name)
    assert load_places().resolve(name, kind="department").name == name


def test_a_river_and_a_province_of_one_name_are_ambiguous() -> None:
    with pytest.raises(AmbiguousNameError, match=r"purus-province.*purus-river"):
        load_places().resolve("Purús")
