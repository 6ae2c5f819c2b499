"""Every text a user sees, in English or Spanish.

The catalogues are gettext files (``geo/locale/<language>.po``), compiled in memory when
first used, so that no binary file is kept. The language is a context variable: a page
sets it first thing with `use`, and everything below asks `_`.
"""

from __future__ import annotations

import gettext as _gettext
import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from geo.errors import ViewError

LANGUAGES = {"en": "English", "es": "Español"}
LOCALE = Path(__file__).parent / "locale"

_current: ContextVar[str] = ContextVar("language", default="en")


@lru_cache
def catalogue(language: str) -> _gettext.GNUTranslations:
    """Return the compiled catalogue of ``language``.

    Raises
    ------
    ViewError
        If the language is not one of `LANGUAGES`.
    """
    if language not in LANGUAGES:
        raise ViewError(f"language {language!r} is not offered; expected one of {', '.join(LANGUAGES)}")
    with (LOCALE / f"{language}.po").open("rb") as file:
        messages = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return _gettext.GNUTranslations(compiled)


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


def _(message: str) -> str:
    """Return ``message`` in the language in use."""
    return catalogue(_current.get()).gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form of a counted message that suits ``count``."""
    return catalogue(_current.get()).ngettext(singular, plural, count)
