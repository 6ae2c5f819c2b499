"""From a file, or its bytes, to a document."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from geo.errors import ExtractionError
from geo.extract.documents.decoding import decoded_html, decoded_text
from geo.extract.documents.document import HTML, MARKDOWN, STANDARD_INPUT, TEXT, Document
from geo.extract.documents.helper import take_apart
from geo.extract.documents.kinds import kind_by_name, kind_of
from geo.extract.documents.limits import MOST_BYTES, MOST_CHARACTERS, refusal
from geo.language import _
from geo.storage import read_file
from geo.storage.reading import size_words


def read_content(path: Path) -> bytes:
    """Return the bytes of a file that is to be parsed; ``-`` reads standard input.

    Parameters
    ----------
    path : Path
        Only a regular file is read, and never more of it than its kind may hold.

    Raises
    ------
    ExtractionError
        It is missing, no regular file, or too large.
    """
    name = str(path)
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read(MOST_BYTES[TEXT] + 1)
    most = MOST_BYTES[kind_by_name(name) or TEXT]
    return read_file(path, most, error=ExtractionError)


def parse_document(name: str, data: bytes) -> Document:
    """Return bytes as a document.

    Text is decoded here; HTML, PDF and DOCX are taken apart in a process of its own, with limits of
    time and memory.

    Parameters
    ----------
    name : str
        What to call it; its ending says the kind where the content does not.
    data : bytes

    Raises
    ------
    ExtractionError
        It is larger than its kind may be, of a kind that is not read, or no document inside.
    """
    kind, notes = kind_of(name, data)
    if len(data) > MOST_BYTES[kind]:
        wrong = _("it is larger than {most}").format(most=size_words(MOST_BYTES[kind]))
        raise refusal(name, wrong, _("split it, or save its text as a text file"))
    pages: tuple[int, ...] = ()
    if kind in (TEXT, MARKDOWN):
        text, more = decoded_text(name, data)
    else:
        content = data
        if kind == HTML:
            decoded, doubts = decoded_html(name, data)
            content, notes = decoded.encode(), notes + doubts
        answer = take_apart(kind, name, content)
        text, pages, more = answer["text"], tuple(answer["pages"]), tuple(answer["notes"])
    if len(text) > MOST_CHARACTERS:
        wrong = _("its text is longer than {most} characters").format(most=f"{MOST_CHARACTERS:,}")
        raise refusal(name, wrong, _("split it"))
    if not text or text.isspace():
        raise refusal(name, _("it holds no text"), _("expected a document with text in it"))
    return Document(name, kind, hashlib.sha256(data).hexdigest(), text, pages, notes + more)
