"""Documents in: bytes become text, with limits on everything a hostile file can do."""

from geo.extract.documents.document import STANDARD_INPUT, Document
from geo.extract.documents.folders import Found, Refused, documents_in
from geo.extract.documents.languages import language_of
from geo.extract.documents.reading import parse_document, read_content

__all__ = [
    "STANDARD_INPUT", "Document", "Found", "Refused", "documents_in", "language_of", "parse_document",
    "read_content",
]  # fmt: skip
