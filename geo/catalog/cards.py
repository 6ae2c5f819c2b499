"""Cards: one Markdown file a source, with YAML front matter and an abstract."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path

import yaml

from geo import paths
from geo.catalog.cells import SEPARATOR, FaultError, Row, read_text, shown
from geo.catalog.fault import Fault
from geo.catalog.published import SOURCE, Overlay, over, published
from geo.language import _
from geo.model import Source
from geo.model.parsing import read_day
from geo.regular_file import cached_by_file

KEYS = tuple(name for name in Source.__dataclass_fields__ if name != "abstract")
"""Keys of the front matter, all of which a card has."""
REQUIRED = (
    "id", "title", "short", "short_es", "publisher", "published_from", "published_to",
    "published_basis", "established", "language", "licence", "kind",
)  # fmt: skip
"""Keys that must also hold something."""
KINDS = ("document", "publication", "compilation")
BASES = ("stated", "read", "inferred")
YAML_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Ten times as fast where PyYAML comes with libyaml, as its wheels do."""
LANGUAGE = re.compile(r"[a-z]{2}")
SHA256 = re.compile(r"[0-9a-f]{64}")
NOT_CARDS = ("README.md",)
MOST_CARDS = 100_000
"""Cards that are kept once read: they are asked for several times, and looked at again with every change."""


def seeds_folder(path: Path | None) -> Path:
    """Return the folder of cards: ``path`` itself, or ``seeds/`` in it or in this checkout."""
    folder = Path(path or paths.ROOT)
    return folder / "seeds" if (folder / "seeds").is_dir() else folder


def card_files(folder: Path) -> list[Path]:
    """Return the cards of a folder, sorted by name."""
    return sorted(path for path in folder.glob("*.md") if path.name not in NOT_CARDS)


def load_sources(path: Path | None = None) -> dict[str, Source]:
    """Return the sources by id, sorted by id.

    Parameters
    ----------
    path : Path, optional
        Another checkout's folder, or the folder of cards itself.

    Raises
    ------
    DataError
        If a card lacks a key or does not hold what the key promises.
    """
    sources, faults = load_sources_lenient(path)
    if faults:
        raise FaultError(faults[0])
    return sources


def load_sources_lenient(path: Path | None = None) -> tuple[dict[str, Source], list[Fault]]:
    """Return the sources whose card can be read, by id, and what is wrong with each of the others.

    For the pages: one bad card leaves out its source and the figures that name it, and no others.
    """
    shipped, faults = {}, []
    for file in card_files(seeds_folder(path)):
        source, wrong = read_card(file)
        if source is None:
            faults.append(wrong[0])
        else:
            shipped[source.id] = source
    sources, left_out = over(shipped, SOURCE, published(path), _published_source)
    return sources, faults + left_out


def load_source(id: str, path: Path | None = None) -> Source | None:
    """Return one source without reading the other cards; None where it has no card.

    Parameters
    ----------
    id : str
        Its id, the name of its card.
    path : Path, optional
        As for `load_sources`, and so is the error.
    """
    if item := published(path).items.get((SOURCE, id)):
        return over({}, SOURCE, Overlay(items={(SOURCE, id): item}), _published_source)[0].get(id)
    file = seeds_folder(path) / f"{id}.md"
    if not file.is_file() or file.name in NOT_CARDS:
        return None
    source, faults = read_card(file)
    if source is None:
        raise FaultError(faults[0])
    return source


def _front(path: Path) -> tuple[Mapping[str, object], str]:
    """Return the front matter and the body of a card."""
    match = re.match(r"---\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|$)(.*)", read_text(path), re.DOTALL)
    if match is None:
        expected = _("front matter between two lines of three hyphens")
        raise FaultError(Fault(shown(path), None, "", "", expected))
    try:
        values = yaml.load(match[1], Loader=YAML_LOADER)
    except (yaml.YAMLError, ValueError) as error:
        raise FaultError(Fault(shown(path), None, "", str(error), _("well-formed YAML"))) from None
    if not isinstance(values, dict):
        raise FaultError(Fault(shown(path), None, "", str(values), _("keys with values")))
    return values, match[2].strip()


def read_card(path: Path) -> tuple[Source | None, list[Fault]]:
    """Return a card as a `Source`, or None and all that is wrong with it.

    Parameters
    ----------
    path : Path
        The card, a UTF-8 file.
    """
    try:
        if source := _without_fault(path):
            return source, []
        front, abstract = _front(path)
    except FaultError as error:
        return None, [error.fault]
    return judged_card(front, abstract, path.stem, shown(path))


@partial(cached_by_file, kept=MOST_CARDS)
def _without_fault(path: Path) -> Source | None:
    """Return the source of a card; None where anything is wrong with it, which is worded anew each time."""
    return judged_card(*_front(path), path.stem, shown(path))[0]


def judged_card(
    front: Mapping[str, object], abstract: str, stem: str, file: str
) -> tuple[Source | None, list[Fault]]:
    """Return front matter and abstract as a `Source`, or None and all that is wrong with them.

    Parameters
    ----------
    front : mapping
        By key of a card, as YAML reads it: a text, a day, a list of authors, or None.
    abstract : str
    stem : str
        The id that it must bear.
    file : str
        What faults call the card.
    """
    values = {key: _plain(front.get(key)) for key in front}
    faults = [
        Fault(file, None, column, value, expected)
        for column, value, expected in _wrong(stem, front, values, abstract)
    ]
    if faults:
        return None, faults
    authors = front["authors"] or ()
    return Source(
        **{key: values[key] for key in KEYS if key not in ("authors", "published_from", "published_to")},
        authors=tuple(map(str, authors if isinstance(authors, list | tuple) else [authors])),
        published_from=date.fromisoformat(values["published_from"]),
        published_to=date.fromisoformat(values["published_to"]),
        abstract=abstract,
    ), []


def card_from_cells(cells: Mapping[str, str], file: str) -> tuple[Source | None, list[Fault]]:
    """Return the cells of an own source as a `Source`, or None and all that is wrong with them.

    Parameters
    ----------
    cells : mapping of str to str
        By key of a card, authors separated by ``|``, and ``abstract``.
    file : str
        What faults call it.
    """
    front: dict[str, object] = {key: value for key, value in cells.items() if key != "abstract"}
    authors = str(front.get("authors", "")).split(SEPARATOR)
    front["authors"] = [name.strip() for name in authors if name.strip()]
    return judged_card(front, cells.get("abstract", "").strip(), cells.get("id", ""), file)


def _published_source(row: Row) -> Source:
    cells = {name: row.text(name) for name in row.values}
    source, faults = card_from_cells(cells, row.file)
    if source is None:
        raise FaultError(faults[0])
    return source


def _plain(value: object) -> str:
    """Return a YAML value as text; empty for none."""
    return "" if value is None else str(value).strip()


def _wrong(
    stem: str, front: Mapping[str, object], values: Mapping[str, str], abstract: str
) -> list[tuple[str, str, str]]:
    """Return (key, value, expected) for all that is wrong in a card."""
    wrong = [(key, "", _("this key (it may be empty)")) for key in KEYS if key not in front]
    wrong += [
        (key, values[key], _("no key but {names}").format(names=", ".join(KEYS)))
        for key in front
        if key not in KEYS
    ]
    wrong += [(key, "", _("a text")) for key in REQUIRED if key in front and not values[key]]
    if not abstract:
        wrong.append(("abstract", "", _("an abstract in our own words below the front matter")))
    days: dict[str, date] = {}
    for key in ("published_from", "published_to"):
        if not values.get(key):
            continue
        if (day := read_day(values[key])) is None:
            wrong.append((key, values[key], _("a day as YYYY-MM-DD")))
        else:
            days[key] = day
    if len(days) == 2 and days["published_from"] > days["published_to"]:
        expected = _("no day before published_from ({day})").format(day=values["published_from"])
        wrong.append(("published_to", values["published_to"], expected))
    if values.get("id") and values["id"] != stem:
        wrong.append(("id", values["id"], _("the file's name, {name}").format(name=stem)))
    if values.get("language") and not LANGUAGE.fullmatch(values["language"]):
        wrong.append(("language", values["language"], _("two small letters, as en or es")))
    for key, allowed in (("kind", KINDS), ("published_basis", BASES)):
        if values.get(key) and values[key] not in allowed:
            wrong.append((key, values[key], _("one of {names}").format(names=", ".join(allowed))))
    if values.get("sha256") and not SHA256.fullmatch(values["sha256"]):
        wrong.append(("sha256", values["sha256"], _("64 hexadecimal digits in small letters, or nothing")))
    if {"sha256", "read_through"} <= set(front) and bool(values["sha256"]) == bool(values["read_through"]):
        value = values["read_through"]
        wrong.append(("read_through", value, _("how it was read where sha256 is empty, and only there")))
    return wrong
