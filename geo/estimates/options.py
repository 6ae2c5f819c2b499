"""Which sources and speakers can speak on a measure, for lenses that let one alone speak."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from geo.estimates.claims import counts, speaker, years_of
from geo.estimates.lens import documents_of
from geo.model import Series, Source, Statement


@dataclass(frozen=True, slots=True)
class LensOption:
    """One source or speaker that can speak.

    Attributes
    ----------
    lens : str
        ``source:<id>`` or ``speaker:<name>``.
    form, name : str
        The lens in its parts; the name is a source id, a series id, or that of a person or
        institution as the tables write it.
    claims : int
        How many claims it would let speak.
    places : int
        At how many places.
    first, last : int
        First and last year they speak of.
    """

    lens: str
    form: str
    name: str
    claims: int
    places: int
    first: int
    last: int


def lens_options(
    statements: Iterable[Statement],
    sources: Mapping[str, Source],
    series: Mapping[str, Series],
    measure: str,
    as_of: date | None = None,
) -> tuple[LensOption, ...]:
    """Return every lens of one source or one speaker under which ``measure`` has a value.

    Speakers come before sources, each by the number of claims, most first. A speaker is
    who counts once (`geo.estimates.claims.speaker`); a source is where the figure was
    first published or where it was read.
    """
    found: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for s in statements:
        if s.measure != measure or not counts(s):
            continue
        if as_of is not None and sources[s.source].published_to > as_of:
            continue
        found["speaker", speaker(s, series)].append(s)
        for name in documents_of(s):
            found["source", name].append(s)
    options = [
        LensOption(
            lens=f"{form}:{name}",
            form=form,
            name=name,
            claims=len(claims),
            places=len({s.place for s in claims}),
            first=min(years_of(s)[0] for s in claims),
            last=max(years_of(s)[-1] for s in claims),
        )
        for (form, name), claims in found.items()
    ]
    return tuple(sorted(options, key=lambda o: (o.form != "speaker", -o.claims, o.name)))
