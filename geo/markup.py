"""HTML whose texts escape themselves: templates in .html files, and short pieces of `markupsafe.Markup`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateError
from markupsafe import Markup

from geo.errors import FileError
from geo.language import _, ngettext
from geo.storage import read_text_asset

__all__ = ["Markup", "Templates", "joined", "ours"]

_BREAK = re.compile(r"\n[ \t]*")


class Templates:
    """The pieces of HTML in the .html files of one folder; each piece is a macro of a file.

    A line break in a file, with the indentation after it, is no part of the piece. Every value is
    escaped but one that is `Markup` already; a value that is not given is an error.

    Parameters
    ----------
    folder : Path
    helpers : callable
        What the templates may call beside ``_`` and ``ngettext``, by name.
    """

    def __init__(self, folder: Path, **helpers: Callable[..., object]) -> None:
        self._environment = Environment(
            loader=_Shipped(folder), autoescape=True, undefined=StrictUndefined, auto_reload=False
        )
        self._environment.globals.update({"_": _, "ngettext": ngettext}, **helpers)

    def __call__(self, piece: str, **values: object) -> Markup:
        """Return the piece ``<file>.<macro>`` with ``values`` in it.

        Raises
        ------
        FileError
            The file is missing or damaged.
        """
        file, _dot, macro = piece.partition(".")
        try:
            module = self._environment.get_template(f"{file}.html").module
        except TemplateError as error:
            text = _("{file} is damaged: {reason}.")
            raise FileError(text.format(file=f"{file}.html", reason=error)) from error
        return getattr(module, macro)(**values)


class _Shipped(BaseLoader):
    """Reads templates that are whole; a comment stands for each line break, so an error names its line."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get_source(self, _environment: Environment, template: str) -> tuple[str, str, None]:
        path = self._folder / template
        return _BREAK.sub("{#\n#}", read_text_asset(path)), str(path), None


def ours(text: str) -> Markup:
    """Return a script, a style sheet or a drawing that comes with the code, not to be escaped."""
    return Markup(text)


def joined(parts: Iterable[str], between: str = "") -> Markup:
    """Return texts and pieces of HTML as one, the text ``between`` each two; all texts are escaped."""
    return Markup.escape(between).join(parts)
