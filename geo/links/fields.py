"""The parts of a record as text: how each is read, written, and refused.

An address, a command's options and a file's record carry the same texts. A reader says what is
wrong with a text and what would be right; where the text stood is for the one who asked to add.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from geo.errors import ViewError
from geo.language import _
from geo.model import FIRST_DAY, read_known_day, read_whole, read_year, read_years
from geo.suggestions import did_you_mean

if TYPE_CHECKING:
    from geo.atlas import Atlas

Reader = Callable[[str, Any], Any]
"""Reads a text against the atlas (None where it needs none); raises `ViewError` where it cannot."""

Names = Collection[str] | Callable[[Any], Collection[str]]
"""Names that are known, or what finds them in the atlas."""

Record = TypeVar("Record")

LONGEST = 60
"""Characters of a wrong text that are repeated."""
MOST_LISTED = 12
"""Known names listed in full; of more only the first half as many."""
YES, NO = "yes", "no"
LATEST = "latest"
"""How "all known today" is said on the as-of axis."""


class PartlyReadError(ViewError):
    """A text of which a part is understood: ``kept``."""

    def __init__(self, message: str, kept: object) -> None:
        super().__init__(message)
        self.kept = kept


def written(value: object) -> str:
    """Return a value as text: yes or no, nothing for None."""
    if isinstance(value, bool):
        return YES if value else NO
    return "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Field:
    """One part of a record.

    Attributes
    ----------
    name : str
        As the record calls it.
    read, write : callable
        Text to value and back; a value written as an empty text is left out.
    alias : str
        What an address calls it, where that is not its name.
    """

    name: str
    read: Reader
    write: Callable[[Any], str] = written
    alias: str = ""

    @property
    def parameter(self) -> str:
        """Return what an address calls it."""
        return self.alias or self.name


def write_fields(fields: Iterable[Field], record: object, plain: object = None) -> dict[str, str]:
    """Return ``record`` as parameters of an address; only what differs from ``plain`` where that is given."""
    texts = {}
    for each in fields:
        value = getattr(record, each.name)
        text = each.write(value)
        if text and (plain is None or value != getattr(plain, each.name)):
            texts[each.parameter] = text
    return texts


def read_link_fields(
    fields: Iterable[Field], query: Mapping[str, str], record: Record, atlas: object = None
) -> tuple[Record, list[str]]:
    """Return ``record`` with the parts that an address gives, and a sentence for each that is wrong."""
    return read_fields(in_link(fields, query), record, atlas, wrong_in_link)


def in_link(fields: Iterable[Field], query: Mapping[str, str]) -> dict[Field, str]:
    """Return the texts of those of ``fields`` that an address gives."""
    return {each: query[each.parameter] for each in fields if each.parameter in query}


def wrong_in_link(part: Field, problem: ViewError) -> str:
    """Return the sentence on a part of an address that is wrong."""
    return _("In the link, {name}: {problem}.").format(name=part.parameter, problem=problem)


def unknown_in_link(name: str, query: Mapping[str, str], known: Collection[str]) -> str:
    """Return a sentence where the part ``name`` of an address is none of ``known``; empty where it is."""
    text = query.get(name, "")
    if not text or text in known:
        return ""
    return wrong_in_link(Field(name, choice(known)), wrong(text, one_of(known), known))


def read_fields(
    given: Mapping[Field, str], record: Record, atlas: object, refused: Callable[[Field, ViewError], str]
) -> tuple[Record, list[str]]:
    """Return ``record`` with the parts given as text, and a sentence for each that is wrong.

    Parameters
    ----------
    given : mapping of Field to str
    record : dataclass
        Keeps its own where a text is wrong.
    atlas : Atlas
        Knows what can be asked for.
    refused : callable
        Makes the sentence of a part and what is wrong with its text.
    """
    problems = []
    for part, text in given.items():
        try:
            value = part.read(text, atlas)
        except ViewError as error:
            problems.append(refused(part, error))
            if not isinstance(error, PartlyReadError):
                continue
            value = error.kept
        record = replace(record, **{part.name: value})  # type: ignore[type-var]
    return record, problems


def in_order(record: Record, first: str, last: str, cleared: Iterable[str]) -> tuple[Record, list[str]]:
    """Return ``record`` without the parts ``cleared`` where its years end before they begin, and why."""
    begin, end = getattr(record, first), getattr(record, last)
    if begin is None or end is None or begin <= end:
        return record, []
    text = _("The link asks for the years {first} to {last}, which end before they begin.")
    parts = dict.fromkeys(cleared)
    return replace(record, **parts), [text.format(first=begin, last=end)]  # type: ignore[type-var]


def wrong(
    text: str, expected: str, known: Iterable[str] = (), ids: Mapping[str, str] | None = None
) -> ViewError:
    """Return the error that says that ``text`` is not what is ``expected``, with the known names near it.

    ``known`` and ``ids`` are those of `geo.suggestions.did_you_mean`.
    """
    sentence = _("“{value}”; expected {expected}").format(value=text[:LONGEST], expected=expected)
    return ViewError(sentence + did_you_mean(text, known, ids))


def one_of(known: Collection[str]) -> str:
    """Return "one of …" with the known names, of many only the first."""
    listed = list(known) if len(known) <= MOST_LISTED else [*list(known)[: MOST_LISTED // 2], "…"]
    return _("one of {known}").format(known=", ".join(listed))


def choice(known: Names) -> Reader:
    """Return the reader of one of the names ``known``."""

    def read(text: str, atlas: Atlas) -> str:
        names = known(atlas) if callable(known) else known
        if text in names:
            return text
        raise wrong(text, one_of(names), names)

    return read


def several(known: Names, separator: str) -> Reader:
    """Return the reader of names joined by ``separator``; what is known of them is kept."""

    def read(text: str, atlas: Atlas) -> tuple[str, ...]:
        names = known(atlas) if callable(known) else known
        asked = [part for part in text.split(separator) if part]
        unknown = [part for part in asked if part not in names]
        kept = tuple(part for part in asked if part in names)
        if unknown:
            raise PartlyReadError(str(wrong(unknown[0], one_of(names), names)), kept)
        return kept

    return read


def year(text: str, atlas: Atlas) -> int:
    """Read a year that any statement speaks of."""
    read = read_year(text, atlas.years)
    if read is not None:
        return read
    years = atlas.years
    raise wrong(text, _("a year from {first} to {last}").format(first=years[0], last=years[-1]))


def years(text: str, _atlas: object = None) -> tuple[int, ...]:
    """Read several years such as ``2012-2024`` or ``2001,2011``."""
    read = read_years(text)
    if read is not None:
        return read
    raise wrong(text, _("years such as 2012-2024 or 2001,2011, the earlier first"))


def known_day(text: str, _atlas: object = None) -> date | None:
    """Read a day up to which publications count; None for all known today."""
    if text == LATEST:
        return None
    today = date.today()
    read = read_known_day(text, today)
    if read is not None:
        return read
    expected = _("a day from {first} to {last}, such as 2012-06-30").format(first=FIRST_DAY, last=today)
    raise wrong(text, expected)


def whole(most: int, example: str) -> Reader:
    """Return the reader of a whole number from 1 to ``most``."""

    def read(text: str, _atlas: object = None) -> int:
        number = read_whole(text, 1, most)
        if number is not None:
            return number
        raise wrong(text, _("a whole number such as {example}").format(example=example))

    return read


def switch(text: str, _atlas: object = None) -> bool:
    """Read yes or no."""
    if text in (YES, NO):
        return text == YES
    raise wrong(text, _("{yes} or {no}").format(yes=YES, no=NO))


def any_text(text: str, _atlas: object = None) -> str:
    """Read any text."""
    return text


def words(longest: int) -> Reader:
    """Return the reader of a text of a user's own, of ``longest`` characters at most."""

    def read(text: str, _atlas: object = None) -> str:
        if len(text) <= longest:
            return text
        sentence = _("{count} characters; expected {most} at most")
        raise ViewError(sentence.format(count=len(text), most=longest))

    return read
