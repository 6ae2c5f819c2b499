"""Results as JSON or CSV, written one document at a time."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator

from geo.extract.batch.task import REASONS, Result
from geo.extract.records.found import cell

LEFT_OUT = ("checksum",)
FORMATS = ("csv", "json")


def as_text(results: Iterable[Result], format: str, wanted: str) -> Iterator[str]:
    """Yield pieces of the text of results: a JSON list with an object a document, or CSV with a row a figure.

    Parameters
    ----------
    results : iterable of Result
        A refused document is left out: whoever calls says so.
    format : str
        Of `FORMATS`; reasons are lines of text.
    wanted : str
        As in `geo.extract.batch.task.Options`.
    """
    good = (result for result in results if "error" not in result)
    if wanted == REASONS:
        return _lines(good)
    return _json(good) if format == "json" else _csv(good, wanted)


def _lines(results: Iterable[Result]) -> Iterator[str]:
    for result in results:
        head = (result["file"], result["language"], result["published"])
        yield "\n".join([" ".join(filter(None, head)), *result[REASONS], ""])


def _json(results: Iterable[Result]) -> Iterator[str]:
    before = "[\n"
    for result in results:
        shown = {name: value for name, value in result.items() if name not in LEFT_OUT}
        yield before + json.dumps(shown, ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _csv(results: Iterable[Result], wanted: str) -> Iterator[str]:
    head: list[str] = []
    for result in results:
        lines = io.StringIO()
        writer = csv.writer(lines, lineterminator="\n")
        for row in result[wanted]:
            flat = {"file": result["file"], "language": result["language"], **_flat(row)}
            if not head:
                head = list(flat)
                writer.writerow(head)
            writer.writerow([cell(flat[name]) for name in head])
        yield lines.getvalue()


def _flat(row: dict[str, object]) -> dict[str, object]:
    """Return a row with its alternatives as text: ``vraem 0.81; peru 0.12``."""
    found = dict(row)
    alternatives = found.pop("alternatives", None)
    if isinstance(alternatives, dict):
        for name, several in alternatives.items():
            listed = "; ".join(f"{one['value'] or '-'} {one['probability']:.2f}" for one in several)
            found[f"alternatives_{name}"] = listed
    return found
