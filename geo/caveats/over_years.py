"""Cautions of several years told together: what many years share is said once, with the years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from geo.wording.period import years_words


@dataclass(frozen=True, slots=True)
class Listed:
    """A caution of one year that lists names, or whatever else differs from year to year.

    Attributes
    ----------
    text : str
        In the language in use, with ``{names}`` left open.
    names : tuple of str
    alone : str
        The whole sentence of the one year, where it says more than the text with its names.
    """

    text: str
    names: tuple[str, ...]
    alone: str = ""

    def __str__(self) -> str:
        """Return the whole sentence."""
        return self.alone or self.text.format(names=", ".join(self.names))


def over_years(told: Iterable[tuple[int, str | Listed]], years: Collection[int]) -> list[str]:
    """Return what is ``told`` of single ``years``, each wording once, with the years that it is true of.

    Of one year alone it is told as it is.
    """
    if len(years) <= 1:
        return [str(line) for _year, line in told]
    said: dict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    plain: set[str] = set()
    for year, line in told:
        if isinstance(line, Listed):
            said[line.text].append((year, line.names))
        else:
            said[line].append((year, ()))
            plain.add(line)
    lines = []
    for text, parts in said.items():
        if text in plain:
            whole = {year for year, _names in parts} >= set(years)
            lines.append(text if whole else f"{years_words(sorted({y for y, _names in parts}))}: {text}")
        else:
            lines.append(_with_years(text, parts))
    return lines


def _with_years(text: str, parts: Sequence[tuple[int, tuple[str, ...]]]) -> str:
    """Return what is said in these words of each year as one line.

    The names with the years of each, or the years with their names, whichever is shorter: "A (2010),
    B (2010–2012)" or "2010: A, B, C; 2012: D, E".
    """
    of_names: dict[tuple[str, ...], list[int]] = defaultdict(list)
    of_name: dict[str, list[int]] = defaultdict(list)
    for year, names in parts:
        of_names[names].append(year)
        for name in names:
            of_name[name].append(year)
    named = (f"{name} ({years_words(years)})" for name, years in of_name.items())
    dated = (f"{years_words(years)}: {', '.join(names)}" for names, years in of_names.items())
    return text.format(names=min(", ".join(named), "; ".join(dated), key=len))
