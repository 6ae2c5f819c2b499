"""The text in a part of a Word document, gathered while its XML is read; no tree is built."""

from __future__ import annotations

from geo.language import _

_SPACES = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_OFF = ("0", "false", "off")


class WordText:
    """A target for an XML parser.

    Skipped are deleted and moved-away words, hidden ones (with a note), codes of fields, and the
    second copy that a text box keeps for old programs.

    Parameters
    ----------
    most : int
        Characters of the text.
    deepest : int
        Elements within one another.

    Raises
    ------
    OverflowError
        From `start` and `data`, where there are more; its text says of what.
    """

    def __init__(self, most: int, deepest: int) -> None:
        self._most, self._deepest = most, deepest
        self._depth = self._size = self._hidden_characters = self._skipped_from = 0
        self._in_text = self._in_run = self._hidden = False
        self._body: list[str] = []  # lines, each with the break before it
        self._paragraphs: list[list[str]] = []  # those open, the innermost last
        self._cells: list[list[str]] = []
        self._rows: list[list[str]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take note of an element that begins."""
        self._depth += 1
        if self._depth > self._deepest:
            raise OverflowError(_("its parts are nested deeper than {most}").format(most=self._deepest))
        if self._skipped_from:
            return
        name = _local(tag)
        if tag == _FALLBACK or name == "moveFrom":
            self._skipped_from = self._depth
        elif name == "p":
            self._paragraphs.append([])
        elif name == "tr":
            self._rows.append([])
        elif name == "tc":
            self._cells.append([])
        elif name == "r":
            self._in_run, self._hidden = True, False
        elif name == "vanish" and self._in_run:
            self._hidden = next(iter(attributes.values()), "1") not in _OFF
        elif name == "t":
            self._in_text = True
        elif name in _MARKS and self._in_run:
            self._add(_MARKS[name])

    def data(self, text: str) -> None:
        """Take words."""
        if self._in_text and not self._skipped_from:
            self._add(text)

    def end(self, tag: str) -> None:
        """Put together what an element held."""
        self._depth -= 1
        if self._skipped_from:
            if self._depth < self._skipped_from:
                self._skipped_from = 0
            return
        name = _local(tag)
        if name == "t":
            self._in_text = False
        elif name == "r":
            self._in_run = False
        elif name == "p" and self._paragraphs:
            self._put("".join(self._paragraphs.pop()).strip(), "\n\n")
        elif name == "tc" and self._cells:
            cell = " ".join(" ".join(self._cells.pop()).split())
            if self._rows:
                self._rows[-1].append(cell)
        elif name == "tr" and self._rows:
            row = self._rows.pop()
            self._put(f"| {' | '.join(row)} |" if any(row) else "", "\n")
        elif name == "tbl":
            self._put("", "\n\n")

    def close(self) -> None:
        """End: nothing is left to be done."""

    def text(self) -> str:
        """Return what was gathered: paragraphs with a blank line between, rows of a table without."""
        return "".join(self._body).strip()

    def notes(self) -> list[str]:
        """Return what was skipped."""
        if not self._hidden_characters:
            return []
        return [f"{self._hidden_characters:,} hidden characters were skipped"]

    def _add(self, text: str) -> None:
        if self._hidden:
            self._hidden_characters += len(text)
            return
        self._size += len(text)
        if self._size > self._most:
            raise OverflowError(_("its text is longer than {most} characters").format(most=f"{self._most:,}"))
        if self._paragraphs:
            self._paragraphs[-1].append(text)

    def _put(self, line: str, behind: str) -> None:
        """Put a finished line into the cell that is open, else into the text."""
        if self._cells:
            self._cells[-1].append(line)
        elif line:
            self._body.append(line + behind)
        elif self._body and self._body[-1].endswith("|\n"):
            self._body.append("\n")


def _local(tag: str) -> str:
    """Return the name of an element of Word's; empty for any other."""
    for space in _SPACES:
        if tag.startswith(space):
            return tag[len(space) :]
    return ""
