"""Text of a PDF, page by page, by PDFium. Runs in `geo.extract.documents.child` only."""

from __future__ import annotations

from itertools import accumulate

import pypdfium2

from geo.extract.documents.limits import MOST_CHARACTERS, MOST_PAGES, refusal
from geo.extract.documents.pdf.columns import in_columns
from geo.extract.documents.pdf.edges import without_edges
from geo.extract.documents.pdf.gaps import with_gaps
from geo.extract.documents.pdf.lines import paragraphs_of, unbroken
from geo.language import _

BETWEEN = "\n\n"
"""What stands between two pages, unless a sentence goes over."""
_PASSWORD = pypdfium2.raw.FPDF_ERR_PASSWORD
_TAIL = 2048


def read(name: str, data: bytes) -> tuple[str, tuple[int, ...], tuple[str, ...]]:
    """Return text, starts of pages and notes of a PDF.

    Raises
    ------
    ExtractionError
        It has a password, is damaged, has too many pages or characters, or no page with text.
    """
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise refusal(name, _("it is locked with a password"), _("save it without one")) from None
        raise refusal(name, _("it is a damaged PDF"), _("save or download it again")) from None
    if count > MOST_PAGES:
        wrong = _("it has {count} pages, more than {most}").format(count=f"{count:,}", most=f"{MOST_PAGES:,}")
        raise refusal(name, wrong, _("split it"))
    printed, broken = _pages(name, document, count)
    if not any(printed):
        wrong = _("its one page has no text: it is a picture")
        if count > 1:
            wrong = _("none of its {count} pages has text: they are pictures").format(count=count)
        raise refusal(name, wrong, _("run it through text recognition (OCR) first"))
    inner, touched = without_edges(printed)
    texts = unbroken([paragraphs_of(page) for page in inner])
    pieces = [
        text + _behind(text, following) for text, following in zip(texts, [*texts[1:], ""], strict=True)
    ]
    whole = "".join(pieces).rstrip()
    # Pages without text at the end begin where it ends.
    starts = (min(start, len(whole)) for start in accumulate(map(len, pieces[:-1]), initial=0))
    notes = _notes(printed, broken, data)
    if touched:
        notes += (f"running heads, feet and page numbers of {touched} pages were left out",)
    return whole, tuple(starts), notes


def _pages(name: str, document: pypdfium2.PdfDocument, count: int) -> tuple[list[str], list[int]]:
    """Return the text of every page, and the numbers of those that cannot be read."""
    texts: list[str] = []
    broken: list[int] = []
    size = 0
    for number in range(count):
        try:
            texts.append(_page(document, number).strip())
        except pypdfium2.PdfiumError:
            texts.append("")
            broken.append(number + 1)
        size += len(texts[-1])
        if size > MOST_CHARACTERS:
            wrong = _("its text is longer than {most} characters").format(most=f"{MOST_CHARACTERS:,}")
            raise refusal(name, wrong, _("split it"))
    return texts, broken


def _behind(text: str, following: str) -> str:
    """Return what parts a page from the next: a blank where a sentence goes on."""
    goes_on = text[-1:].isalnum() or text[-1:] in (",", "-")
    return " " if goes_on and following[:1].islower() else BETWEEN


def _page(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    try:
        text = page.get_textpage()
        try:
            return in_columns(text, page.get_width()) or with_gaps(text)
        finally:
            text.close()
    finally:
        page.close()


def _notes(texts: list[str], broken: list[int], data: bytes) -> tuple[str, ...]:
    empty = [number for number, text in enumerate(texts, 1) if not text and number not in broken]
    notes = []
    if empty:
        notes.append(f"{_numbered(empty)} no text: a scan or a picture?")
    if broken:
        notes.append(f"{_numbered(broken)} damage and could not be read")
    if b"%%EOF" not in data[-_TAIL:]:
        notes.append("the end of the file is missing: it may have been cut off")
    if lost := sum(text.count("\ufffd") for text in texts):
        notes.append(f"{lost:,} characters have no letter in the file's typefaces")
    return tuple(notes)


def _numbered(numbers: list[int], most: int = 20) -> str:
    """Return ``page 3 has`` or ``pages 3, 4 have``."""
    listed = ", ".join(map(str, numbers[:most])) + (
        f" and {len(numbers) - most} more" if len(numbers) > most else ""
    )
    return f"page {listed} has" if len(numbers) == 1 else f"pages {listed} have"
