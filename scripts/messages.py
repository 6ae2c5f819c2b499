"""Bring the catalogues of ``geo/locale`` up to the texts in the code.

``python -m scripts.messages`` updates ``atlas.pot``, ``en.po`` and ``es.po``: new texts
come in (English as its own translation, Spanish empty), texts no longer used go out and
are named. A second run changes no byte. ``--todo`` writes what Spanish still lacks as
JSON, text to translation; ``--fill FILE`` takes such a file, filled in.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from scripts.system import ROOT, SetupError, main_with_sentence

LOCALE = ROOT / "geo" / "locale"
LANGUAGES = ("en", "es")
PROJECT = "Peru Coca Atlas"
VERSION = "1"
# `_` and `ngettext` are what geo.language offers; nothing else is a text.
KEYWORDS = {"_": None, "ngettext": (1, 2)}
HEADER = "# Texts of Peru Coca Atlas. Brought up to the code by: python -m scripts.messages"
# Lines that would change with every run, or say who ran it.
DATED = re.compile(
    rb'^"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By|Report-Msgid-Bugs-To)[^\n]*\n',
    re.M,
)


def sources(root: Path = ROOT) -> Iterator[Path]:
    """Yield the Python files and the templates whose texts a user may see."""
    if (root / "app.py").exists():
        yield root / "app.py"
    for folder in ("geo", "pages"):
        yield from sorted((root / folder).rglob("*.py"))
    yield from sorted((root / "geo").rglob("templates/*.html"))


def extract(root: Path = ROOT) -> Catalog:
    """Return the texts in the code under ``root``, each with the files that use it.

    A comment ``# i18n: …`` above a text goes to the translator.
    """
    catalog = Catalog(project=PROJECT, version=VERSION, charset="utf-8", fuzzy=False)
    for file in sources(root):
        found = extract_from_file(
            "jinja2" if file.suffix == ".html" else "python",
            file,
            keywords=KEYWORDS,
            comment_tags=["i18n:"],
            strip_comment_tags=True,
            options={"silent": "false"},  # a template that cannot be read is no template without texts
        )
        for _line, text, comments, context in found:
            catalog.add(
                text,
                locations=[(file.relative_to(root).as_posix(), 0)],
                auto_comments=comments,
                context=context,
            )
    return catalog


def read(language: str, locale: Path = LOCALE) -> Catalog:
    """Return the catalogue of ``language`` as it is on disk."""
    with (locale / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def texts(catalog: Catalog) -> dict[str | tuple[str, ...], Message]:
    """Return the messages of a catalogue by their text (a pair where counted), header left out."""
    return {
        message.id if isinstance(message.id, str) else tuple(message.id): message
        for message in catalog
        if message.id
    }


def is_translated(message: Message) -> bool:
    """Say whether every form of a message has a translation that nobody doubts (not fuzzy)."""
    forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
    return not message.fuzzy and all(form and form.strip() for form in forms)


def serialise(catalog: Catalog) -> bytes:
    """Return a catalogue as the bytes of a file: sorted and without dates, it changes only with its texts."""
    catalog.header_comment = HEADER
    out = BytesIO()
    write_po(
        out,
        catalog,
        width=100,
        sort_output=True,
        ignore_obsolete=True,
        include_lineno=False,
        omit_header=False,
    )
    return DATED.sub(b"", out.getvalue())


def update(catalog: Catalog, template: Catalog) -> list[str]:
    """Bring ``catalog`` up to ``template`` in place; return the texts that went out.

    English gets each text as its own translation; other languages get it empty. No
    translation is guessed from a similar text: a guess that looks right is the worse.
    """
    # A copy: update() would share its new messages with the template, and so with the next language.
    catalog.update(deepcopy(template), no_fuzzy_matching=True, update_header_comment=False)
    if catalog.locale is not None and catalog.locale.language == "en":
        for message in texts(catalog).values():
            message.string = message.id
            message.flags.discard("fuzzy")
    gone = [str(text) for text in catalog.obsolete]
    catalog.obsolete.clear()
    return gone


def todo(locale: Path = LOCALE) -> dict[str, str | list[str]]:
    """Return the texts that Spanish lacks, each with an empty translation; counted ones by their plural."""
    lacking = {
        text: message for text, message in texts(read("es", locale)).items() if not is_translated(message)
    }
    return {
        text if isinstance(text, str) else text[1]: "" if isinstance(text, str) else ["", ""]
        for text in lacking
    }


def fill(translations: dict[str, str | list[str]], locale: Path = LOCALE) -> None:
    """Enter Spanish translations, shaped as `todo` returns them, into ``es.po``.

    Raises
    ------
    SetupError
        If a text is not in the catalogue: it would be lost.
    """
    catalog = read("es", locale)
    known = {text if isinstance(text, str) else text[1]: message for text, message in texts(catalog).items()}
    if unknown := sorted(set(translations) - set(known)):
        raise SetupError(
            f"es.po has no text {unknown[0]!r} ({len(unknown)} unknown): run 'make messages' first."
        )
    for text, translation in translations.items():
        known[text].string = translation if isinstance(translation, str) else tuple(translation)
        known[text].flags.discard("fuzzy")
    (locale / "es.po").write_bytes(serialise(catalog))


def refresh(root: Path = ROOT, locale: Path = LOCALE) -> None:
    """Bring the template and both catalogues up to the code; name the texts that went out."""
    template = extract(root)
    (locale / "atlas.pot").write_bytes(serialise(template))
    for language in LANGUAGES:
        catalog = read(language, locale)
        for text in update(catalog, template):
            print(f"{language}.po: no longer used: {text}")
        (locale / f"{language}.po").write_bytes(serialise(catalog))
    print(f"{len(texts(template))} texts, {len(todo(locale))} without Spanish")


def main(arguments: Sequence[str] | None = None) -> None:
    """Update the catalogues, list what is to be translated, or enter translations."""
    parser = argparse.ArgumentParser(prog="python -m scripts.messages", description=__doc__.splitlines()[0])
    parser.add_argument("--todo", action="store_true", help="write the texts without Spanish as JSON")
    parser.add_argument("--fill", metavar="FILE", type=Path, help="enter translations from such JSON")
    asked = parser.parse_args(arguments)
    if asked.fill:
        fill(json.loads(asked.fill.read_text(encoding="utf-8")))
    if asked.todo:
        print(json.dumps(todo(), ensure_ascii=False, indent=1))
    else:
        refresh()


if __name__ == "__main__":
    main_with_sentence(main)
