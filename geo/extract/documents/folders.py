"""Which files are read where folders are given."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.errors import ExtractionError
from geo.extract.documents.kinds import ENDINGS, expected
from geo.extract.documents.limits import MOST_FILES, refusal
from geo.language import _


@dataclass(frozen=True, slots=True)
class Refused:
    """A file or folder that is not read.

    Attributes
    ----------
    path : Path
    reason : str
        A sentence that names it, what is wrong and what would be right.
    """

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was found where files and folders were given.

    Attributes
    ----------
    documents : tuple of Path
        To be read: as given, the files of a folder sorted in its place; each once.
    refused : tuple of Refused
        What is not read.
    """

    documents: tuple[Path, ...]
    refused: tuple[Refused, ...]


def documents_in(paths: Sequence[Path]) -> Found:
    """Return the documents among files and in folders, whatever else lies there.

    A file that is given is taken whatever its ending (reading it tells); in a folder, and the folders
    in it, only the endings in `ENDINGS` are. Hidden files and folders and Office's lock files are
    passed over, links to folders not followed.
    """
    documents: dict[Path, None] = {}
    refused: dict[Path, Refused] = {}
    for given in paths:
        if not given.is_dir():
            documents[given] = None
            continue
        try:
            for path in _files(given, refused):
                if path.suffix.casefold() in ENDINGS:
                    documents[path] = None
                else:
                    wrong = _("its ending says no kind that is read")
                    refused[path] = Refused(path, str(refusal(str(path), wrong, expected())))
        except ExtractionError as error:
            refused[given] = Refused(given, str(error))
    return Found(tuple(documents), tuple(refused.values()))


def _files(folder: Path, refused: dict[Path, Refused]) -> Iterator[Path]:
    """Yield the files of a folder and its folders in order, without calling itself: any depth will do."""
    waiting, seen = [folder], 0
    while waiting:
        path = waiting.pop()
        if path != folder and not path.is_dir():
            yield path
            continue
        try:
            names = sorted(os.listdir(path), reverse=True)
        except OSError as error:
            wrong = _("the folder cannot be listed: {reason}").format(reason=error.strerror)
            refused[path] = Refused(path, str(refusal(str(path), wrong, _("expected one that may be read"))))
            continue
        inside = [path / name for name in names if not name.startswith((".", "~$"))]
        seen += len(inside)
        if seen > MOST_FILES:
            wrong = _("the folder holds more than {most} files").format(most=f"{MOST_FILES:,}")
            raise refusal(str(folder), wrong, _("give the folders in it one by one"))
        waiting += [one for one in inside if not (one.is_symlink() and one.is_dir())]
