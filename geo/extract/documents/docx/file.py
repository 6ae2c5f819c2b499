"""Text of a DOCX: paragraphs, tables row by row, notes. Runs in `geo.extract.documents.child` only.

Read from its XML, for python-docx passes over what was inserted as a change, in content controls and
in text boxes without a word.
"""

from __future__ import annotations

import io
import zipfile
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from geo.errors import ExtractionError
from geo.extract.documents.docx.text import WordText
from geo.extract.documents.limits import (
    MEBI,
    MOST_CHARACTERS,
    MOST_NESTING,
    MOST_RATIO,
    MOST_UNPACKED,
    refusal,
)
from geo.language import _
from geo.storage import opened_zip, read_member
from geo.storage.reading import size_words

NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_PIECE = 64 * 1024
_OTHER = {"xl/": "XLSX", "ppt/": "PPTX", "content.xml": "OpenDocument"}


class _ZipError(ExtractionError):
    """The archive cannot be opened or unpacked."""


def read(name: str, data: bytes) -> tuple[str, tuple[int, ...], tuple[str, ...]]:
    """Return text, no pages and notes of a DOCX.

    Raises
    ------
    ExtractionError
        It is no DOCX, damaged, has a password, declares a document type, or unpacks to too much.
    """
    texts, notes = [], []
    try:
        with opened_zip(data, name, error=_ZipError) as archive:
            _check_sizes(name, archive)
            main = _main_part(name, archive)
            for part in (main, *(part for part in NOTES if part in archive.namelist())):
                found = _read_part(name, read_member(archive, part, MOST_UNPACKED, name, error=_ZipError))
                texts.append(found.text())
                notes += found.notes()
    except _ZipError as error:
        raise ExtractionError(f"{error}; {_again()}") from None
    return "\n\n".join(filter(None, texts)), (), tuple(dict.fromkeys(notes))


def _check_sizes(name: str, archive: zipfile.ZipFile) -> None:
    """Refuse what its own list says is a bomb, before any of it is unpacked."""
    if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
        wrong = _("its parts unpack to more than {most}").format(most=size_words(MOST_UNPACKED))
        raise refusal(name, wrong, _again())
    for part in archive.infolist():
        if part.file_size > MEBI and part.file_size > MOST_RATIO * max(1, part.compress_size):
            wrong = _("a part unpacks to more than {most} times its size").format(most=MOST_RATIO)
            raise refusal(name, wrong, _again())


def _main_part(name: str, archive: zipfile.ZipFile) -> str:
    """Return the part that holds the text; Word calls it document.xml or document2.xml."""
    names = archive.namelist()
    for part in sorted(names, key=len):
        if part.startswith("word/document") and part.endswith(".xml") and part.count("/") == 1:
            return part
    other = next((kind for start, kind in _OTHER.items() if any(one.startswith(start) for one in names)), "")
    wrong = _("it is a zip archive without a Word document in it")
    raise refusal(name, f"{wrong} ({other})" if other else wrong, _("unpack it, or save the text as DOCX"))


def _read_part(name: str, content: bytes) -> WordText:
    found = WordText(MOST_CHARACTERS, MOST_NESTING)
    parser = DefusedXMLParser(target=found, forbid_dtd=True)
    stream = io.BytesIO(content)
    try:
        while piece := stream.read(_PIECE):
            parser.feed(piece)
        parser.close()
    except DefusedXmlException:
        wrong = _("its XML declares a document type, which no DOCX does")
        raise refusal(name, wrong, _again()) from None
    except OverflowError as error:
        raise refusal(name, str(error), _again()) from None
    except (ParseError, LookupError, ValueError) as error:
        wrong = _("its XML is damaged ({reason})").format(reason=error)
        raise refusal(name, wrong, _again()) from None
    return found


def _again() -> str:
    return _("save it as DOCX or text again")
