"""What kind a document is: by its content where that says so, by the ending of its name otherwise."""

from __future__ import annotations

import re
from pathlib import PurePath

from geo.extract.documents.document import DOCX, HTML, MARKDOWN, PDF, TEXT
from geo.extract.documents.limits import refusal
from geo.language import _

ENDINGS = {
    ".txt": TEXT, ".text": TEXT, ".md": MARKDOWN, ".markdown": MARKDOWN,
    ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".pdf": PDF, ".docx": DOCX,
}  # fmt: skip
READ_AS = {PDF: "PDF", DOCX: "DOCX", HTML: "HTML"}

_HEAD = 1024
_BEGINS_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,400}-->\s*){0,3}<(?:!doctype\s+html|html)\b", re.IGNORECASE
)
_OLD_WORD, _RICH_TEXT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"


def expected() -> str:
    """Return in words which kinds are read."""
    return _("expected text (.txt), Markdown (.md), HTML, PDF or DOCX")


def kind_by_name(name: str) -> str | None:
    """Return the kind that a name's ending says; text where it has none, None where it is another."""
    ending = PurePath(name).suffix.casefold()
    return ENDINGS.get(ending) if ending else TEXT


def kind_of(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the kind of a document, and a note where its name says another.

    Content decides: a PDF named ``.txt`` is read as a PDF, and a note says so. A name that promises a
    PDF or DOCX over other content is a refusal, for nothing would be right to read.

    Raises
    ------
    ExtractionError
        The document is of a kind that is not read.
    """
    by_name, by_content = kind_by_name(name), _kind_by_content(name, data)
    if by_content is None:
        if by_name is None:
            ending = PurePath(name).suffix
            raise refusal(
                name, _("files that end in {ending} are not read").format(ending=ending), expected()
            )
        if by_name in (PDF, DOCX):
            wrong = _("its content is no {kind}, although its name says so").format(kind=READ_AS[by_name])
            raise refusal(name, wrong, _("it may be damaged: save or download it again"))
        return by_name, ()
    if by_content == by_name or PurePath(name).suffix == "":
        return by_content, ()
    return by_content, (f"the content is {READ_AS[by_content]}, whatever the name says: it was read as that",)


def _kind_by_content(name: str, data: bytes) -> str | None:
    """Return the kind that the first bytes show; None where they show none.

    Raises
    ------
    ExtractionError
        They show one that is not read.
    """
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head.lstrip().startswith(b"%PDF-") or (kind_by_name(name) == PDF and b"%PDF-" in head):
        return PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return DOCX
    if head.startswith(_OLD_WORD):
        wrong = _("it is an old Office file, or a new one with a password")
        raise refusal(name, wrong, _("save it as DOCX without a password"))
    if head.startswith(_RICH_TEXT):
        raise refusal(name, _("it is rich text (RTF)"), _("save it as DOCX or text"))
    return HTML if _BEGINS_HTML.match(head) else None
