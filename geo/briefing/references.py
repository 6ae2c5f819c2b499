"""Figures in the words of a scene: written as references to statements, filled in from them.

====================  ==================================================================
``{ID}``              the figure with its bound and unit: "at least 25,000 ha"
``{who:ID}``          who says it
``{when:ID}``         what period_of it speaks of
``{change:A,B}``      how much more or less B is than A: "48 % more"
``{share:A,B}``       what part of B A is: "45 %"
``{sum:A,B,…}``       all of them together: "46,853 ha"
====================  ==================================================================

So a figure never differs from its statement. The two that are calculated are held to the rules
of `geo.estimates`: where these refuse, so does the scene.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from geo.atlas import Atlas, estimate_all
from geo.errors import BriefingError
from geo.estimates import SameZones, may_read_as_change, part_of_whole, same_zones
from geo.estimates.rules.adding import guarded_sum
from geo.language import _
from geo.model import Statement
from geo.style import bound_text
from geo.suggestions import did_you_mean
from geo.wording.amount import about_words, percent
from geo.wording.change import more_or_less
from geo.wording.claim import claim_text, claimant
from geo.wording.period import period_of

REFERENCE = re.compile(r"\{([^{}]*)\}")
MOST_ADDED = 30
COMPUTED = {"change": (2, 2), "share": (2, 2), "sum": (2, MOST_ADDED)}
"""What can be calculated, and from how many statements, at least and at most."""
FORMS = {"value": (1, 1), "who": (1, 1), "when": (1, 1)} | COMPUTED
YEAR = re.compile(r"(?:19|20)\d\d")
NUMBER = re.compile(r"\d+(?:[.,\s\u00a0\u202f]\d+)*")


@dataclass(frozen=True, slots=True)
class FigureReference:
    """One reference in a text.

    Attributes
    ----------
    form : str
        One of `FORMS`.
    statements : tuple of str
    """

    form: str
    statements: tuple[str, ...]


def read_reference(inside: str) -> FigureReference:
    """Return what stands between braces as a reference.

    Raises
    ------
    BriefingError
        If it is none, naming the forms there are.
    """
    form, colon, rest = inside.partition(":")
    if not colon:
        form, rest = "value", inside
    elif form not in FORMS and rest == "value":
        form, rest = "value", form
    ids = tuple(part.strip() for part in rest.split(","))
    least, most = FORMS.get(form, (1, 0))
    if not all(ids) or not least <= len(ids) <= most:
        raise BriefingError(
            _(
                "“{inside}” between braces is not a reference; expected ID, who:ID, when:ID, "
                "change:ID,ID, share:ID,ID or sum:ID,ID"
            ).format(inside=inside[:80])
        )
    return FigureReference(form, ids)


def references(text: str) -> Iterator[FigureReference]:
    """Yield the references of a text, in order.

    Raises
    ------
    BriefingError
        If one of them is none, or a brace stands alone.
    """
    if re.search(r"[{}]", REFERENCE.sub("", text)):
        raise BriefingError(_("a brace is missing; expected one on either side of each reference"))
    for found in REFERENCE.finditer(text):
        yield read_reference(found[1])


def statements_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the statements that texts refer to, in order of appearance."""
    found = (id for text in texts for reference in references(text) for id in reference.statements)
    return tuple(dict.fromkeys(found))


def bare_numbers(text: str) -> list[str]:
    """Return the figures of a text that are neither a reference nor a year."""
    return [n for n in NUMBER.findall(REFERENCE.sub(" ", text)) if not YEAR.fullmatch(n)]


def fill(text: str, atlas: Atlas) -> str:
    """Return ``text`` with its references filled in, in the language in use.

    Raises
    ------
    BriefingError
        A statement is unknown, or a calculation is refused; the sentence says why.
    """
    list(references(text))
    return REFERENCE.sub(lambda found: _written(read_reference(found[1]), atlas), text)


def parts_of(text: str) -> Iterator[tuple[str, str]]:
    """Yield words and the reference after them, without its braces; empty where there is none."""
    at = 0
    for found in REFERENCE.finditer(text):
        yield text[at : found.start()], found[1]
        at = found.end()
    yield text[at:], ""


PLACEHOLDER = re.compile(r": (?:write the text of the scene here|escriba aquí el texto de la escena)\.$")
"""What an earlier version wrote into a new scene: it is never shown."""


def paragraphs(text: str) -> list[str]:
    """Return a text cut at its empty lines, each paragraph on one line."""
    if PLACEHOLDER.search(text.strip()):
        return []
    return [
        " ".join(part.split(" \n")).replace("\n", " ").strip()
        for part in re.split(r"\n\s*\n", text)
        if part.strip()
    ]


def _written(reference: FigureReference, atlas: Atlas) -> str:
    said = [statement_of(id, atlas.statements) for id in reference.statements]
    writers = {
        "value": lambda: claim_text(said[0]),
        "who": lambda: claimant(said[0], atlas),
        "when": lambda: period_of(said[0]),
        "change": lambda: _change(said[0], said[1], atlas),
        "share": lambda: _share(said[0], said[1], atlas),
        "sum": lambda: _sum(said, atlas),
    }
    return writers[reference.form]()


def statement_of(id: str, statements: Mapping[str, Statement]) -> Statement:
    """Return the figure of an id.

    Raises
    ------
    BriefingError
        There is none such.
    """
    if id in statements:
        return statements[id]
    raise BriefingError(_("there is no figure “{id}”").format(id=id[:80]) + did_you_mean(id, statements))


def _change(before: Statement, now: Statement, atlas: Atlas) -> str:
    """Return how much more or less the later figure is, in per cent of the earlier."""
    verdict = may_read_as_change(before, now, atlas, atlas.breaks)
    if not verdict:
        raise BriefingError(_refused(verdict.reason))
    first, last = _single(before, now)
    if first <= 0:
        raise BriefingError(_refused(_("A change from zero has no percentage.")))
    words = more_or_less(100 * (last - first) / first)
    if last != first:
        words = _about(words, before, now)
    told = _coverage(before, now, atlas)
    if told is not None and told.bars:
        raise BriefingError(_refused(told.words(atlas)))
    return f"{words} ({told.short})" if told is not None else words


def _coverage(before: Statement, now: Statement, atlas: Atlas) -> SameZones | None:
    """Return what zones added between the two years mean for the change; None where none were."""
    if not any(found.zones and found.concerns(now.measure, now.place, now.series) for found in atlas.breaks):
        return None
    known = estimate_all(atlas, now.measure, "monitoring")
    first, last = (known.at(said.place, said.period_end.year) for said in (before, now))
    if first is None or last is None or first.headline is None or last.headline is None:
        return None
    earlier = replace(first, headline=before.value, headline_claim=before)
    later = replace(last, headline=now.value, headline_claim=now)
    return same_zones([earlier], [later], known, atlas.surveyed(None))


def _share(part: Statement, whole: Statement, atlas: Atlas) -> str:
    """Return what part of the second figure the first is."""
    found = part_of_whole(part, whole, atlas)
    if not found.verdict:
        raise BriefingError(_refused(found.verdict.reason))
    one, all_ = _single(part, whole)
    if found.impossible or all_ <= 0:
        raise BriefingError(_refused(_("The part is larger than its total.")))
    return _about(percent(one / all_), part, whole)


def _sum(said: Sequence[Statement], atlas: Atlas) -> str:
    """Return all figures together, where every one may be added to every other."""
    total = guarded_sum(said, atlas)
    if total.left_out or total.value is None:
        raise BriefingError(_refused(total.left_out[0].reason))
    return bound_text(total.value, None, None, total.bound, total.unit)


def _single(one: Statement, other: Statement) -> tuple[float, float]:
    """Return the two figures, or refuse to calculate with floors, ceilings and ranges."""
    for said in (one, other):
        if said.bound not in ("exact", "approx") or said.value is None:
            raise BriefingError(
                _refused(
                    _("{figure} is a floor, a ceiling or a range: nothing follows from it.").format(
                        figure=claim_text(said)
                    )
                )
            )
    return float(one.value or 0), float(other.value or 0)


def _about(text: str, *said: Statement) -> str:
    return about_words(text) if any(s.bound == "approx" for s in said) else text


def _refused(reason: str) -> str:
    return _("cannot be calculated: {reason}").format(reason=reason)
