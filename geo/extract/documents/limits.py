"""How much of a document is read: beyond any of these it is refused with a sentence.

Articles and reports stay far below. What each keeps in bounds is time and memory, here and in
the process that takes a document apart.
"""

from __future__ import annotations

from geo.errors import ExtractionError
from geo.storage import printable

MEBI = 2**20
MOST_BYTES = {
    "text": 50 * MEBI,
    "markdown": 50 * MEBI,
    "html": 10 * MEBI,
    "pdf": 100 * MEBI,
    "docx": 50 * MEBI,
}
"""Bytes of a file, by kind."""
MOST_CHARACTERS = 50 * MEBI
"""Characters of the text, once decoded or unpacked."""
MOST_PAGES = 5_000
"""Pages of a PDF."""
MOST_UNPACKED = 200 * MEBI
"""Bytes that all parts of a DOCX say they unpack to."""
MOST_RATIO = 200
"""Times that a part of over a mebibyte may be larger than packed; text packs 5 to 30 times."""
MOST_NESTING = 1_000
"""Elements within one another in a DOCX; Word writes some thirty."""
MOST_SECONDS = 60.0
"""Seconds that taking a document apart may last."""
MOST_MEMORY = 1_500 * MEBI
"""Bytes of address space of the process that does it, of which its libraries take a third."""
MOST_FILES = 100_000
"""Files of one folder, those in its folders included."""


def refusal(name: str, wrong: str, right: str) -> ExtractionError:
    """Return the error for a document that is not read.

    Parameters
    ----------
    name : str
        As the document was given.
    wrong, right : str
        What is wrong with it, and what would be right; parts of a sentence in the language in use.
    """
    return ExtractionError(f"{printable(name)}: {wrong}; {right}")
