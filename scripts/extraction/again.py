"""Whether figures of ``statements.csv`` that were read by hand are found again in the documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.catalog import load_source
from geo.catalog.texts import read_document
from geo.extract.records.found import Found
from geo.extract.records.statements import statements_in
from geo.model import Statement
from geo.statements import documents, load_statements_lenient

FIELDS = ("measure", "place", "period", "bound", "kind", "attributed_to")
NOT_READ = {
    "trend": "a direction without a number",
}
"""Kinds of statement that the program does not look for, and why."""


@dataclass(frozen=True)
class Again:
    """A statement read by hand and what the program found at its words.

    Attributes
    ----------
    statement : Statement
    found : Found or None
        The candidate over its words with its value.
    near : list of Found
        Others that share words with it.
    """

    statement: Statement
    found: Found | None
    near: list[Found]

    def differences(self) -> list[str]:
        """Return the fields in which the candidate says something else."""
        if self.found is None:
            return []
        one, other = self.statement, self.found
        pairs = {
            "measure": (one.measure, other.measure),
            "place": (one.place, other.place),
            "period": (f"{one.period_start}/{one.period_end}", f"{other.period_start}/{other.period_end}"),
            "bound": (one.bound, other.bound),
            "kind": (one.kind, other.kind),
            "attributed_to": (one.attributed_to, other.attributed_to),
        }
        return [f"{name}: {a or '-'} by hand, {b or '-'} found" for name, (a, b) in pairs.items() if a != b]


def again() -> Iterator[Again]:
    """Yield every statement whose words lie in a document that is here."""
    statements = load_statements_lenient()[0]
    for id, path in sorted(documents().items()):
        source = load_source(id)
        if source is None or not source.sha256:
            continue
        text = "\n".join(read_document(path, source.sha256))
        found = statements_in(text, source.language, source.published_to)
        for statement in statements:
            if (statement.read_in or statement.source) == id and statement.start is not None:
                yield _compared(statement, found)


def _compared(statement: Statement, candidates: Sequence[Found]) -> Again:
    near = [
        one
        for one in candidates
        if one.paragraph == statement.paragraph
        and one.start < (statement.end or 0)
        and (statement.start or 0) < one.end
    ]
    same = next((one for one in near if _same_value(statement, one)), None)
    return Again(statement, same, near)


def _same_value(statement: Statement, one: Found) -> bool:
    if statement.value is None:
        return (statement.low, statement.high) == (one.low, one.high)
    return one.value is not None and abs(abs(statement.value) - abs(one.value)) <= 0.002 * abs(
        statement.value
    )


def summary(compared: Sequence[Again]) -> Iterator[str]:
    """Yield how many figures are found again, and in how many of them each field is as read by hand."""
    numbers = [one for one in compared if one.statement.kind not in NOT_READ]
    hit = [one for one in numbers if one.found is not None]
    yield f"documents: {len(hit)} of {len(numbers)} figures read by hand are found again"
    differing = Counter(line.split(":")[0] for one in hit for line in one.differences())
    for name in FIELDS:
        yield f"  {name:14} {len(hit) - differing[name]} of {len(hit)} as read by hand"


def report() -> Iterator[str]:
    """Yield a line for every statement: found, found with differences, or why not."""
    compared = list(again())
    yield from summary(compared)
    for one in compared:
        words = f"{one.statement.id}: {one.statement.value_stated} {one.statement.unit_stated}"
        if one.statement.kind in NOT_READ:
            yield f"{words}: not looked for, {NOT_READ[one.statement.kind]}"
        elif one.found is None:
            other = ", ".join(repr(c.quote) for c in one.near) or "nothing at its words"
            yield f"{words}: MISSED ({other})"
        else:
            yield f"{words}: found; " + ("; ".join(one.differences()) or "the same")
