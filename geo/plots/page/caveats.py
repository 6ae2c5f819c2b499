"""What must be said beside what a sheet shows, and how near its outlines come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.atlas import Atlas
from geo.caveats import caveat_lines, standing_caveats
from geo.estimates import Timelines
from geo.language import _
from geo.model import View
from geo.plots.map.content import Content, PlaceShown
from geo.plots.map.typeface import clean
from geo.style.numbers import format_date
from geo.views.spans import span_caveats
from geo.wording.kinds import flag_words
from geo.wording.period import years_words


def caveats(view: View, contents: Sequence[Content], atlas: Atlas, known: Timelines) -> list[str]:
    """Return the cautions: on each year's values, on the ways not yet known, and what always holds."""
    told: dict[str, list[int]] = {}
    for content in contents:
        if content.year is None:
            continue
        lines = caveat_lines(replace(view, year=content.year), known, atlas)
        lines += span_caveats(view, content.year, [place.id for place in content.valued], atlas)
        for text in [*lines, *_flag_lines(content)]:
            # What is said of several years in the same words is said once, of all of them.
            years = told.setdefault(clean(text).text.replace(str(content.year), _YEAR), [])
            years.append(content.year)
    lines = _by_place(list(told.items()), several=len(contents) > 1)
    for content in contents[:1]:
        if content.hidden_ways and view.as_of is not None:
            date = format_date(view.as_of)
            text = _("Routes reported only after {date}: {count}")
            lines.append(text.format(date=date, count=content.hidden_ways))
    lines += standing_caveats()
    return [clean(line).text.rstrip(".") + "." for line in dict.fromkeys(lines)]


_YEAR = "\x00"


def _by_place(said: Sequence[tuple[str, list[int]]], several: bool) -> list[str]:
    """Return the lines, those that list places for differing years as one with the years of each place.

    Only where that is shorter: "Figures for 2010 and 2012 that this level cannot show: A (2010), B (2012)".
    """
    lists: dict[str, list[tuple[str, list[int]]]] = {}
    for text, years in said:
        head, mark, names = text.partition(": ")
        if mark and _YEAR in head and _YEAR not in names:
            lists.setdefault(head, []).append((names.rstrip("."), years))
    lines: dict[str, None] = {}
    for text, years in said:
        head = text.partition(": ")[0]
        apart = [_of_years(f"{head}: {names}.", each, several) for names, each in lists.get(head, ())]
        joint = _joint(head, lists[head], several) if len(apart) > 1 else ""
        if joint and len(joint) < sum(map(len, apart)):
            lines[joint] = None
        else:
            lines[_of_years(text, years, several)] = None
    return list(lines)


def _joint(head: str, listed: Sequence[tuple[str, list[int]]], several: bool) -> str:
    """Return one line for places that are listed for differing years."""
    of_place: dict[str, list[int]] = {}
    for names, years in listed:
        for name in names.split(", "):
            of_place.setdefault(name, []).extend(years)
    every = sorted({year for years in of_place.values() for year in years})
    named = (f"{name} ({years_words(sorted(years))})" for name, years in of_place.items())
    return _of_years(head, every, several) + ": " + ", ".join(named) + "."


def _of_years(text: str, years: Sequence[int], several: bool) -> str:
    when = years_words(years)
    if _YEAR in text:
        return text.replace(_YEAR, when)
    return f"{when}: {text}" if several else text


def _flag_lines(content: Content) -> list[str]:
    """Return, for each flag, the places whose value bears it."""
    flagged: dict[str, list[str]] = {}
    for place in content.valued:
        for flag in place.estimate.flags if place.estimate else ():
            flagged.setdefault(flag, []).append(place.name)
    lines = []
    for flag, names in sorted(flagged.items()):
        words = flag_words([flag])[0]
        every = len(names) == len(content.valued) > 3
        who = _("all figures") if every else ", ".join(sorted(names))
        lines.append(f"{words[:1].upper()}{words[1:]}: {who}.")
    return lines


def accuracy_line(contents: Sequence[Content]) -> str:
    """Return how near the outlines shown come, each wording once with the places it is true of."""
    groups: dict[str, list[str]] = {}
    for content in contents:
        for place in content.places:
            names = groups.setdefault(_short(place), [])
            if place.name not in names:
                names.append(place.name)
    told = []
    for text, names in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        if not text:
            continue
        told.append(text if len(groups) == 1 or len(names) > 6 else f"{', '.join(names)}: {text}")
    return _("Outlines: {text}.").format(text="; ".join(told)) if told else ""


def _short(place: PlaceShown) -> str:
    """Return the part of an accuracy line that many places share, without the share each has.

    That of an own boundary names source and licence, and stands whole.
    """
    text = clean(place.accuracy).text
    if place.own:
        return text
    if "%" in text:
        return _("generalised; each overlaps its member districts in part (shares in the data)")
    return text.split(";")[0].rstrip(".")
