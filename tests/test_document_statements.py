"""What was read in the five documents: the tables always, the words behind them where the texts are."""

from __future__ import annotations

import csv
import hashlib
import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from geo import paths
from geo.model.route import CERTAINTIES, MODES, ROUTE_COLUMNS
from geo.model.statement import BOUNDS, DIRECTIONS, FLAGS, KINDS, READINGS, STANCES, STATEMENT_COLUMNS

DOCUMENTS = (
    "insight-crime-2012-seizures",
    "psg-2013-number-one",
    "world-wide-cocaine-business",
    "insight-crime-2011-loreto",
    "muggah-mcdermott-2013",
)
LEFT_OUT = paths.ROOT / "docs" / "left-out.md"
NUMERAL = re.compile(
    r"\d[\d.,/]*\d|\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
    r"|hundreds?|thousands?|millions?|billions?|dozens?|first|second|third|fourth|fifth|sixth|seventh|half"
    r"|tenth|twice|couple|decades?|\w*ten-?fold|centur(?:y|ies)|handful|record|largest|biggest|highest|top)\b",
    re.IGNORECASE,
)

# (id, measure, place, to_place, kind, value, low, high, bound, speaker, first and last day) as a reader takes
# them from the documents, written down before the table was compared with them.
EXPECTED = (
    ("d0-01", "total_drug_seizures", "peru", "", "level", 32.5, None, None, "exact", "Wilfredo Pedraza",
     "2012-01-01", "2012-12-31"),
    ("d0-09", "coca_paste_seizures", "peru", "", "level", 12.6, None, None, "exact", "InSight Crime",
     "2011-01-01", "2011-12-31"),
    ("d0-11", "coca_paste_seizures", "peru", "", "change", 50, None, None, "exact", "InSight Crime",
     "2012-01-01", "2012-12-31"),
    ("d1-02", "coca_cultivation", "peru", "", "change", -3.4, None, None, "exact", "UNODC",
     "2012-01-01", "2012-12-31"),
    ("d1-03", "coca_cultivation", "colombia", "", "change", -25, None, None, "exact", "UNODC",
     "2012-01-01", "2012-12-31"),
    ("d1-05", "coca_cultivation", "bolivia", "", "change", -18, None, None, "at_most", "Peru Support Group",
     "2011-01-01", "2012-12-31"),
    ("d1-09", "coca_production_rank", "peru", "", "rank", 1, None, None, "approx", "Peru Support Group",
     "2011-01-01", "2011-12-31"),
    ("d2-03", "share_of_exports", "peru", "europe", "share", 79, None, None, "exact", "UNODC",
     "2017-03-01", "2018-05-30"),
    ("d2-08", "coca_cultivation", "peru", "", "level", 55000, None, None, "exact", "Carmen Masías",
     "2015-01-01", "2015-12-31"),
    ("d2-09", "coca_cultivation", "peru", "", "gap", 36, None, None, "at_least", "Carmen Masías",
     "2015-01-01", "2015-12-31"),
    ("d2-12", "coca_leaf_for_drugs", "peru", "", "level", 113000, None, None, "approx", "M.L.",
     "2013-01-01", "2013-12-31"),
    ("d2-14", "cocaine_production_potential", "colombia", "", "level", 345, None, None, "exact", "M.L.",
     "2017-03-01", "2018-05-30"),
    ("d2-15", "price_carrying", "carriers-bolivia-brazil", "", "price", None, 70, 80, "range", "M.L.",
     "2017-03-01", "2018-05-30"),
    ("d2-16", "price_carrying", "vraem-air-bridge", "", "price", 90, None, None, "at_least", "M.L.",
     "2017-03-01", "2018-05-30"),
    ("d2-19", "insurgent_strength", "vraem", "", "level", None, 120, 150, "range", "M.L.",
     "2017-03-01", "2018-05-30"),
    ("d2-24", "counter_drug_aid", "peru", "", "level", 50e6, None, None, "exact", "M.L.",
     "2017-03-01", "2018-05-30"),
    ("d2-25", "cocaine_production_rank", "vraem", "", "rank", 1, None, None, "exact", "M.L.",
     "2017-03-01", "2018-05-30"),
    ("d0-14", "coca_cultivation", "peru", "", "trend", None, None, None, "exact", "UNODC",
     "2006-01-01", "2011-12-31"),
    ("d1-11", "coca_cultivation", "peru", "", "trend", None, None, None, "approx", "Peru Support Group",
     "2007-01-01", "2011-12-31"),
    ("d1-14", "killings", "peru", "", "trend", None, None, None, "exact", "Peru Support Group",
     "2013-01-01", "2013-12-31"),
    ("d3-24", "killings", "loreto", "", "trend", None, None, None, "exact", "Roberto Reynoso",
     "2011-01-01", "2011-12-31"),
    ("d3-04", "coca_cultivation", "loreto", "", "level", 25000, None, None, "at_least", "Jorge Angulo",
     "2011-01-01", "2011-12-31"),
    ("d3-05", "coca_cultivation", "loreto", "", "level", 40000, None, None, "approx", "Yván Vásquez",
     "2011-01-01", "2011-12-31"),
    ("d3-06", "coca_cultivation", "vrae", "", "level", 19700, None, None, "exact", "UNODC",
     "2010-01-01", "2010-12-31"),
    ("d3-07", "coca_cultivation", "upper-huallaga", "", "level", 13000, None, None, "approx", "UNODC",
     "2010-01-01", "2010-12-31"),
    ("d3-11", "coca_cultivation", "loreto", "", "level", 3000, None, None, "at_most", "Ricardo Soberón",
     "2011-01-01", "2011-12-31"),
    ("d3-14", "coca_cultivation", "mariscal-ramon-castilla", "", "level", 2832.8, None, None, "exact",
     "Jorge Angulo", "2011-01-01", "2011-12-31"),
    ("d3-15", "killings", "mariscal-ramon-castilla", "", "level", 20, None, None, "exact", "Roberto Reynoso",
     "2010-01-01", "2010-12-31"),
    ("d3-17", "cocaine_seizures", "loreto", "", "level", 0.3, None, None, "at_least", "InSight Crime",
     "2011-09-01", "2011-09-30"),
    ("d3-21", "coca_cultivation", "peru", "", "target", -20, None, None, "exact", "Ollanta Humala",
     "2012-01-01", "2012-12-31"),
    ("d3-22", "coca_production_rank", "vrae", "", "rank", 1, None, None, "approx", "InSight Crime",
     "2011-01-01", "2011-12-31"),
    ("d4-07", "criminal_income", "peru", "", "level", 5e9, None, None, "at_least",
     "Robert Muggah and Jeremy McDermott", "2013-01-01", "2013-12-31"),
    ("d4-09", "share_of_market", "peru", "united-states", "share", 5, None, None, "at_least",
     "Robert Muggah and Jeremy McDermott", "2013-01-01", "2013-12-31"),
    ("d4-12", "pardons", "peru", "", "level", 100, None, None, "at_most",
     "Robert Muggah and Jeremy McDermott", "2011-01-01", "2013-12-31"),
)  # fmt: skip


def rows(name: str, columns: tuple[str, ...] | None = None) -> list[dict[str, str]]:
    """Return the rows of a table; with ``columns`` its header must be exactly these."""
    with (paths.TABLES / name).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        found = list(reader)
    assert columns is None or tuple(reader.fieldnames or ()) == columns, name
    return found


def statements() -> list[dict[str, str]]:
    """Return the statements read in the documents."""
    return [row for row in rows("statements.csv", STATEMENT_COLUMNS) if row["source"] in DOCUMENTS]


def routes() -> list[dict[str, str]]:
    return [row for row in rows("routes.csv", ROUTE_COLUMNS) if row["source"] in DOCUMENTS]


def number(text: str) -> float | None:
    return float(text) if text else None


def card(source: str) -> dict[str, object]:
    """Return a card's front matter."""
    return yaml.safe_load((paths.SEEDS / f"{source}.md").read_text(encoding="utf-8").split("---\n")[1])


@pytest.fixture(scope="module")
def texts() -> dict[str, list[str]]:
    """Lines of the five documents by source id, found by checksum; skips where one is missing."""
    wanted = {card(source)["sha256"]: source for source in DOCUMENTS}
    found = {}
    for path in sorted(paths.seeds_dir().glob("*.txt")):
        text = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
        if source := wanted.get(hashlib.sha256(text.encode("utf-8")).hexdigest()):
            found[source] = text.split("\n")
    if missing := [source for source in DOCUMENTS if source not in found]:
        pytest.skip(f"documents not present (SEEDS_DIR or seeds/): {', '.join(missing)}")
    return found


def words_at(texts: dict[str, list[str]], row: dict[str, str]) -> str:
    line = texts[row["source"]][int(row["paragraph"])]
    assert 0 <= int(row["start"]) < int(row["end"]) <= len(line), row["id"]
    return line[int(row["start"]) : int(row["end"])]


def test_ids_are_unique_and_name_document_and_order() -> None:
    for prefix, table in (("d", statements()), ("r", routes())):
        ids = [row["id"] for row in table]
        assert len(ids) == len(set(ids))
        for row in table:
            assert re.fullmatch(rf"{prefix}{DOCUMENTS.index(row['source'])}-\d\d", row["id"]), row["id"]
    assert len(statements()) >= 79
    assert len(routes()) >= 34


def test_measures_places_and_units_are_known() -> None:
    units = {row["id"]: row["unit"] for row in rows("measures.csv")}
    places = {row["id"]: row["kind"] for row in rows("places.csv")}
    known = {*places, ""}
    series = {row["id"] for row in rows("series.csv")} | {""}
    by_kind = {"change": "percent", "gap": "percent", "target": "percent", "ratio": "ratio", "rank": "rank"}
    for row in statements():
        assert row["measure"] in units, row["id"]
        assert row["place"] in places, row["id"]
        assert row["to_place"] in known, row["id"]
        assert row["series"] in series, row["id"]
        if row["kind"] == "trend":
            assert row["unit"] in DIRECTIONS, row["id"]
        else:
            assert row["unit"] == by_kind.get(row["kind"], units[row["measure"]]), row["id"]
        if row["measure"].startswith("share_of"):
            assert row["to_place"], row["id"]
            assert row["denominator"], row["id"]
    for row in routes():
        assert places.get(row["corridor"]) == "corridor", row["id"]
        assert row["from"] in places, row["id"]
        assert row["to"] in known, row["id"]
        assert row["to"] or row["note"], row["id"]


def test_cells_hold_what_the_model_allows() -> None:
    for row in statements():
        for column, allowed in (
            ("kind", KINDS),
            ("bound", BOUNDS),
            ("stance", STANCES),
            ("reading", READINGS),
        ):
            assert row[column] in allowed, row["id"]
        assert set(filter(None, row["flag"].split("|"))) <= set(FLAGS), row["id"]
        assert row["period_basis"] in ("stated", "inferred"), row["id"]
        assert date.fromisoformat(row["period_start"]) <= date.fromisoformat(row["period_end"]), row["id"]
        assert row["value_stated"], row["id"]
        assert row["attributed_to"] or row["institution"], row["id"]
    for row in routes():
        assert row["mode"] in MODES, row["id"]
        assert row["certainty"] in CERTAINTIES, row["id"]
        assert int(row["order"]) >= 1, row["id"]
        assert row["period_start"] <= row["period_end"], row["id"]


def test_values_and_bounds_agree() -> None:
    for row in statements():
        low, value, high = (number(row[name]) for name in ("low", "value", "high"))
        given = [item for item in (low, value, high) if item is not None]
        assert bool(given) == (row["kind"] != "trend"), row["id"]
        assert given == sorted(given), row["id"]
        assert (row["bound"] == "range") == (value is None and None not in (low, high)), row["id"]
        if row["kind"] == "rank":
            assert value in range(1, 10), row["id"]
        if {"inconsistent", "inferred", "unit-doubt", "withdrawn"} & set(row["flag"].split("|")):
            assert row["note"], row["id"]


def test_cards_have_windows_and_checksums() -> None:
    for source in DOCUMENTS:
        front = card(source)
        assert (front["id"], front["kind"], front["read_through"]) == (source, "document", "")
        assert front["published_from"] <= front["published_to"], source
        assert front["established"], source
        assert re.fullmatch(r"[0-9a-f]{64}", str(front["sha256"])), source


def flagged(flag: str) -> set[str]:
    return {row["id"] for row in statements() if flag in row["flag"].split("|")}


def test_flags_say_what_is_so_of_one_document() -> None:
    assert flagged("conflict") == flagged("derived") == set()
    assert flagged("inconsistent") == {"d0-01", "d0-11", "d2-11", "d2-12", "d3-12"}
    assert flagged("inferred") == {"d1-09", "d2-02", "d3-08"}
    assert flagged("withdrawn") == {"d2-08", "d2-09"}


def test_a_window_of_publication_is_undated_and_nothing_else_is() -> None:
    for row in statements():
        front = card(row["source"])
        window = (str(front["published_from"]), str(front["published_to"]))
        is_window = (row["period_start"], row["period_end"]) == window and window[0][:4] != window[1][:4]
        assert ("undated" in row["flag"].split("|")) == is_window, row["id"]
        assert not is_window or row["period_basis"] == "inferred", row["id"]


def test_what_others_say_is_read_in_the_press_and_what_the_author_says_first_hand() -> None:
    authors = {source: {*card(source)["authors"], card(source)["publisher"]} for source in DOCUMENTS}
    authors["muggah-mcdermott-2013"].add("Robert Muggah and Jeremy McDermott")
    for row in statements():
        own = (row["attributed_to"] or row["institution"]) in authors[row["source"]]
        assert row["reading"] == ("first hand" if own else "press"), row["id"]


def test_windows_of_publication() -> None:
    """Second readings: the page of September 2013, the page of April 2013 and a pointer of its 25th,
    and a story of 26 November 2011 on what El Comercio printed the day before."""
    assert {source: (str(card(source)["published_from"]), str(card(source)["published_to"]))
            for source in DOCUMENTS} == {
        "insight-crime-2012-seizures": ("2012-10-01", "2012-12-31"),
        "psg-2013-number-one": ("2013-09-24", "2013-09-30"),
        "world-wide-cocaine-business": ("2017-03-01", "2018-05-30"),
        "insight-crime-2011-loreto": ("2011-11-25", "2011-12-31"),
        "muggah-mcdermott-2013": ("2013-04-18", "2013-04-25"),
    }  # fmt: skip


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda row: row[0])
def test_hand_picked_statement(expected: tuple) -> None:
    row = {row["id"]: row for row in statements()}[expected[0]]
    assert (
        row["id"], row["measure"], row["place"], row["to_place"], row["kind"],
        number(row["value"]), number(row["low"]), number(row["high"]), row["bound"],
        row["attributed_to"] or row["institution"], row["period_start"], row["period_end"],
    ) == expected  # fmt: skip


@pytest.mark.seeds
def test_locators_hold_the_printed_figure(texts: dict[str, list[str]]) -> None:
    for row in statements():
        words = words_at(texts, row)
        assert row["value_stated"] in words, row["id"]
        assert row["unit_stated"] in words, row["id"]
        assert row["kind"] == "trend" or re.search(NUMERAL, words) or row["kind"] == "rank", row["id"]
        assert words == words.strip(), row["id"]
        assert len(words.split()) < 10, row["id"]
    for row in routes():
        assert len(words_at(texts, row).split()) >= 3, row["id"]


@pytest.mark.seeds
def test_every_numeral_is_entered_or_left_out(texts: dict[str, list[str]]) -> None:
    spans: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for row in [*statements(), *routes()]:
        key = (row["source"], int(row["paragraph"]))
        spans.setdefault(key, []).append((int(row["start"]), int(row["end"])))
    for line in LEFT_OUT.read_text(encoding="utf-8").splitlines():
        if (cells := [cell.strip() for cell in line.strip("|").split("|")])[0] in DOCUMENTS:
            key, words = (cells[0], int(cells[1])), re.compile(rf"(?<![\w.,]){re.escape(cells[2])}")
            hits = [match.span() for match in words.finditer(texts[key[0]][key[1]])]
            assert hits, line
            assert cells[3], line
            spans.setdefault(key, []).extend(hits)
    bare = [
        (source, index, match.group())
        for source, lines in texts.items()
        for index, line in enumerate(lines)
        for match in NUMERAL.finditer(line)
        if not any(a <= match.start() and match.end() <= b for a, b in spans.get((source, index), []))
    ]
    assert not bare


@pytest.mark.seeds
def test_no_ten_words_in_a_row_are_published(texts: dict[str, list[str]]) -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"[^\W_]+", text.casefold())
        return {tuple(words[i : i + 10]) for i in range(len(words) - 9)}

    theirs = set().union(*(runs("\n".join(lines)) for lines in texts.values()))
    folders = ("data/tables", "seeds", "docs", "tests", "geo", "pages")
    suffixes = {".csv", ".md", ".py", ".po", ".json", ".yaml", ".js", ".html"}
    files: list[Path] = [path for name in folders for path in (paths.ROOT / name).rglob("*")]
    for path in [*files, *paths.ROOT.glob("*.*")]:
        if path.suffix in suffixes and path.is_file():
            assert not runs(path.read_text(encoding="utf-8")) & theirs, path.name
