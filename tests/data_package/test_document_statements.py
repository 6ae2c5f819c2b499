"""What was read in the five documents: the tables always, the words behind them where the texts are."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from pathlib import Path

import pytest

from geo import paths
from geo.model.route import CERTAINTIES, MODES
from geo.model.statement import BOUNDS, DIRECTIONS, FLAGS, KINDS, READINGS, STANCES
from tests.toys.document_rows import DOCUMENTS, EXPECTED, card, number, routes, rows, statements

NUMERAL = re.compile(
    r"\d[\d.,/]*\d|\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
    r"|hundreds?|thousands?|millions?|billions?|dozens?|first|second|third|fourth|fifth|sixth|seventh|half"
    r"|tenth|twice|couple|decades?|\w*ten-?fold|centur(?:y|ies)|handful|record|largest|biggest|highest|top)\b",
    re.IGNORECASE,
)


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
    assert statements()
    assert routes()


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
    for row in rows("left_out.csv"):
        if row["source"] in DOCUMENTS:
            key, words = (
                (row["source"], int(row["paragraph"])),
                re.compile(rf"(?<![\w.,]){re.escape(row['words'])}"),
            )
            hits = [match.span() for match in words.finditer(texts[key[0]][key[1]])]
            assert hits, row
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
