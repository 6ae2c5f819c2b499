"""Every text a user sees, in English or Spanish.

The catalogues are gettext files (``geo/locale/<language>.po``), read when
first used, so that no binary file is kept. The language is a context variable: a page
sets it first thing with `use`, and everything below asks `_`.
"""

from __future__ import annotations

import gettext as _gettext
import re
from ast import literal_eval
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from geo.errors import ViewError
from geo.regular_file import cached_by_file, read_regular

LANGUAGES = {"en": "English", "es": "Español"}
LOCALE = Path(__file__).parent / "locale"
LARGEST = 20_000_000
"""Bytes of a catalogue."""
LINE = re.compile(r'(?:#.*|(?:msgid|msgid_plural|msgstr(?:\[\d\])?) ".*"|".*"|\s*)')
"""What stands on a line of a catalogue."""
FIELD = re.compile(r'^(msgid_plural|msgid|msgstr)(?:\[(\d)\])? ((?:".*"\n?)+)', re.MULTILINE)
DAMAGE = (OSError, ValueError, SyntaxError)
"""What reading a damaged catalogue raises."""

T = TypeVar("T")
"""What is made in each language."""
_current: ContextVar[str] = ContextVar("language", default="en")


def offered(language: str) -> str:
    """Return ``language`` if it is one of `LANGUAGES`, else the first of them."""
    return language if language in LANGUAGES else next(iter(LANGUAGES))


class _Catalogue(_gettext.NullTranslations):
    """The texts of a gettext file in which singular is one, as in both languages.

    Parameters
    ----------
    content : str
        As `scripts.messages` writes it. Reading it here takes a fifth of what babel takes at each start.

    Raises
    ------
    ValueError, SyntaxError
        If it is no such file.
    """

    def __init__(self, content: str) -> None:
        super().__init__()
        if not all(map(LINE.fullmatch, content.split("\n"))):
            raise ValueError("not a catalogue")
        self.texts: dict[tuple[str, int], str] = {}
        text = plural = ""
        for name, number, written in FIELD.findall(content):
            words = written.replace('"\n"', "").strip()
            said = literal_eval(words) if "\\" in words else words[1:-1]
            if name == "msgstr":
                of = plural if number == "1" else text
                self.texts[text, int(number or 0)] = said or of
            elif name == "msgid":
                text = said
            else:
                plural = said

    def gettext(self, message: str) -> str:
        """Return the text of ``message``; itself where it has none."""
        return self.texts.get((message, 0), message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the text for one or for several."""
        return self.texts.get((msgid1, int(n != 1)), msgid1 if n == 1 else msgid2)


@lru_cache
def catalogue(language: str) -> _gettext.NullTranslations:
    """Return the compiled catalogue of ``language``; one without texts where its file is damaged.

    Raises
    ------
    ViewError
        If the language is not one of `LANGUAGES`.
    """
    if language not in LANGUAGES:
        raise ViewError(f"language {language!r} is not offered; expected one of {', '.join(LANGUAGES)}")
    try:
        return _Catalogue(read_regular(LOCALE / f"{language}.po", LARGEST).decode("utf-8"))
    except DAMAGE:
        return _gettext.NullTranslations()  # the texts of the code, which are English


def catalogue_faults() -> list[str]:
    """Return a sentence for each catalogue that is missing, damaged or lacks texts of the template."""
    faults = []
    for language in LANGUAGES:
        name = f"{language}.po"
        if type(catalogue(language)) is _gettext.NullTranslations:
            faults.append(_("{file} cannot be read: its texts are shown in English").format(file=name))
        elif (held := _texts(LOCALE / name)) < (all_of := _texts(LOCALE / "atlas.pot")):
            text = _("{file} holds {count} of {all} texts: the others are shown in English")
            faults.append(text.format(file=name, count=held, all=all_of))
    return faults


@cached_by_file
def _texts(path: Path) -> int:
    """Return how many texts a catalogue holds; none where it cannot be read."""
    try:
        return read_regular(path, LARGEST).count(b"\nmsgid ")
    except OSError:
        return 0


def use(language: str) -> None:
    """Make ``language`` (``en`` or ``es``) the language of this context."""
    catalogue(language)
    _current.set(language)


def current() -> str:
    """Return the language in use (``en`` or ``es``)."""
    return _current.get()


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """Speak ``language`` inside the block and the former one after it."""
    before = current()
    use(language)
    try:
        yield
    finally:
        use(before)


def in_each_language(make: Callable[[], T]) -> dict[str, T]:
    """Return what ``make`` returns in each of `LANGUAGES`, by language."""
    made = {}
    for language in LANGUAGES:
        with in_language(language):
            made[language] = make()
    return made


def _(message: str) -> str:
    """Return ``message`` in the language in use."""
    return catalogue(_current.get()).gettext(message)


def english_only(text: str) -> str:
    """Return a text that exists in English only, marked so in other languages; empty stays empty."""
    return text if not text or _current.get() == "en" else f"{text} {english_mark()}"


def translated(english: str, spanish: str) -> str:
    """Return a text of the data: its Spanish where that is in use and there is one, else `english_only`."""
    return bilingual("", spanish) or english_only(english)


def bilingual(english: str, spanish: str) -> str:
    """Return a text of the data in the language in use; the English where there is no Spanish."""
    return spanish if _current.get() == "es" and spanish else english


def english_mark() -> str:
    """Return what marks a text that exists in English only, in the language in use."""
    return _("(in English)")


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form of a counted message that suits ``count``."""
    return catalogue(_current.get()).ngettext(singular, plural, count)
