"""What is known of a document once it is read."""

from __future__ import annotations

from dataclasses import dataclass

TEXT, MARKDOWN, HTML, PDF, DOCX = "text", "markdown", "html", "pdf", "docx"
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Document:
    """A document as text.

    Attributes
    ----------
    name : str
        As it was given; ``-`` is standard input.
    kind : str
        ``text``, ``markdown``, ``html``, ``pdf`` or ``docx``.
    checksum : str
        SHA-256 of the bytes as given, in hexadecimal digits.
    text : str
        What statements are looked for in; their spans are spans of this. In text and Markdown it is
        the file's own text, character for character, without its byte order mark.
    pages : tuple of int
        Character at which each page starts; empty where the kind has no pages.
    notes : tuple of str
        What was skipped or is doubtful, in plain English.
    """

    name: str
    kind: str
    checksum: str
    text: str
    pages: tuple[int, ...]
    notes: tuple[str, ...]
