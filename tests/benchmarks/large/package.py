"""Data packages as large as one asks for: the shipped one, with made-up zones and figures added to it.

Added figures are copies of shipped ones in groups: all that the shipped table says of one measure, place and
year goes to a made-up place together, from copies of the same documents, so that kinds, bounds, speakers,
revisions and disagreements keep their proportions. Of one measure, place and year a second group comes only
when every cell has its first (another document says the same figure again), a third when each has two.
The same size gives the same bytes.
"""

from __future__ import annotations

import csv
import hashlib
import json
import random
import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from geo.catalog import refresh_checksums
from geo.model import STATEMENT_COLUMNS
from geo.paths import ROOT
from tests.benchmarks.large.outlines import made_zones

AT_LEVELS = ("zone", "department", "province")
"""Kinds of place whose figures are copied."""
UNSCALED = ("percent", "ratio", "rank", "index", "rising", "falling", "steady")
"""Units of which a multiple would mean nothing."""

Row = dict[str, str]


@dataclass
class Copies:
    """Copies of documents, each with as many figures as its original has."""

    sizes: Counter[str]
    made: dict[str, tuple[str, int]] = field(default_factory=dict)
    _used: Counter[tuple[str, int]] = field(default_factory=Counter)

    def document(self, source: str, wave: int) -> str:
        """Return the id of the document that a further figure copied from ``source`` stands in."""
        number = self._used[source, wave] // self.sizes[source]
        self._used[source, wave] += 1
        name = f"{source}-made-{wave}-{number}"
        self.made[name] = (source, wave * 31 + number)
        return name


def write_package(folder: Path, places: int, statements: int) -> None:
    """Write a checkout's ``data/`` and ``seeds/`` to ``folder``, which must not exist yet.

    Parameters
    ----------
    places : int
        Zones in all; those shipped are the least.
    statements : int
        Figures in all; those shipped are the least.
    """
    shutil.copytree(ROOT / "data", folder / "data")
    (folder / "seeds").mkdir()
    for card in (ROOT / "seeds").glob("*.md"):
        shutil.copy(card, folder / "seeds")
    zones = _zones(folder, places)
    rows = _read("statements")
    kinds = {row["id"]: row["kind"] for row in _read("places")}
    more = max(0, statements - len(rows))
    if more:
        copies = Copies(Counter(row["source"] for row in rows))
        with (folder / "data/tables/statements.csv").open("a", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, STATEMENT_COLUMNS, lineterminator="\n")
            writer.writerows(_added(rows, kinds, zones, more, copies))
        _write_cards(folder / "seeds", copies)
        _write_breaks(folder, zones, more / len(rows))
    refresh_checksums(folder)


def _read(table: str) -> list[Row]:
    with (ROOT / f"data/tables/{table}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _zones(folder: Path, places: int) -> list[str]:
    """Add zones until there are ``places``; return the ids of all that have an outline."""
    path = folder / "data/layers/zones.geojson"
    layer = json.loads(path.read_text(encoding="utf-8"))
    ids = [feature["properties"]["id"] for feature in layer["features"]]
    features = made_zones(places - len(ids), layer["features"][0]["properties"])
    if not features:
        return ids
    layer["features"] = sorted(layer["features"] + features, key=lambda feature: feature["properties"]["id"])
    path.write_text(json.dumps(layer, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    with (folder / "data/tables/places.csv").open("a", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        for feature in features:
            about, (lon, lat) = feature["properties"], feature["geometry"]["coordinates"][0][0]
            name, spanish = about["name"], about["name_es"]
            writer.writerow(
                [
                    about["id"],
                    "zone",
                    name,
                    spanish,
                    "",
                    "peru",
                    "",
                    lon,
                    lat,
                    "first vertex of its outline",
                    "",
                ]
            )
    return ids + [feature["properties"]["id"] for feature in features]


def _added(
    rows: list[Row], kinds: dict[str, str], zones: list[str], more: int, copies: Copies
) -> Iterator[Row]:
    """Yield ``more`` rows, in waves over all measures, years and places."""
    groups: dict[tuple[str, str], dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if kinds[row["place"]] in AT_LEVELS:
            groups[row["measure"], row["period_start"][:4]][row["place"]].append(row)
    cells = [(key, zone) for key in groups for zone in zones]
    random.Random(7).shuffle(cells)
    number, wave = 0, 0
    while True:
        for key, zone in cells:
            alike = list(groups[key].values())
            factor = 0.5 + 1.5 * _share(*key, zone)
            for row in alike[int(len(alike) * _share(zone, *key))]:
                if number == more:
                    return
                number += 1
                yield _copy(row, zone, f"made-{number}", factor, copies.document(row["source"], wave))
        wave += 1


def _share(*of: str) -> float:
    """Return a number from 0 to 1 that only the texts decide."""
    return int(hashlib.sha256(" ".join(of).encode()).hexdigest()[:12], 16) / 16**12


def _copy(row: Row, zone: str, id: str, factor: float, source: str) -> Row:
    copy = row | {"id": id, "place": zone, "source": source}
    if copy["to_place"] == zone:
        copy["to_place"] = "peru"
    if not row["read_in"]:  # its document's text is not there
        copy |= {"paragraph": "", "start": "", "end": ""}
    if row["kind"] in ("level", "price") and row["unit"] not in UNSCALED:
        for name in ("value", "low", "high"):
            copy[name] = f"{float(f'{float(row[name]) * factor:.6g}'):.15g}" if row[name] else ""
        if row["value_stated"]:
            copy["value_stated"] = copy["value"] or f"{copy['low']} to {copy['high']}"
    return copy


def _write_cards(folder: Path, copies: Copies) -> None:
    """Write the cards of the copied documents, each published some days after its original."""
    for name, (source, days) in copies.made.items():
        card = (folder / f"{source}.md").read_text(encoding="utf-8")
        for key in ("published_from", "published_to"):
            card = re.sub(rf"(?m)^{key}: (\S+)", lambda found: f"{key}: {_later(found[1], days)}", card)  # noqa: B023
        card = re.sub(r"(?m)^id: .*", f"id: {name}", card)
        card = re.sub(r"(?m)^sha256: .*", 'sha256: ""', card)
        card = re.sub(r"(?m)^read_through: .*", 'read_through: "made up for a benchmark"', card)
        (folder / f"{name}.md").write_text(card, encoding="utf-8")


def _later(day: str, days: int) -> str:
    return (date.fromisoformat(day.strip('"')) + timedelta(days=days)).isoformat()


def _write_breaks(folder: Path, zones: list[str], times: float) -> None:
    """Add breaks in proportion to the figures."""
    breaks = _read("breaks")
    with (folder / "data/tables/breaks.csv").open("a", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(breaks[0]), lineterminator="\n")
        for number in range(int(len(breaks) * times)):
            one = breaks[number % len(breaks)]
            zone = zones[number // len(breaks) % len(zones)]
            writer.writerow(one | {"id": f"b-made-{number}", "place": zone, "zones": ""})
