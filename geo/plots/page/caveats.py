"""What must be said beside what a sheet shows, and how near its outlines come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from geo.atlas import Atlas
from geo.caveats import Listed, cautions, standing_caveats
from geo.estimates import Timelines
from geo.language import _
from geo.model import View
from geo.plots.map.shown import Content, PlaceShown
from geo.plots.map.typeface import clean
from geo.style.numbers import format_date
from geo.views.spans import span_caveats
from geo.wording.kinds import flag_words
from geo.wording.period import years_words


def caveats(view: View, contents: Sequence[Content], atlas: Atlas, known: Timelines) -> list[str]:
    """Return the cautions: on each year's values, on the ways not yet known, and what always holds."""
    said: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for content in contents:
        if content.year is None:
            continue
        asked = replace(view, year=content.year)
        spans = span_caveats(view, content.year, [place.id for place in content.valued], atlas)
        told = cautions(asked, known, atlas)
        for line in [*told, *spans, *_flag_lines(content, [str(line) for line in told])]:
            # What is said of several years in the same words is said once, of all of them.
            text, names = (line.text, line.names) if isinstance(line, Listed) else (line, ())
            said.setdefault(text, []).append((content.year, names))
    lines = [line for text, parts in said.items() for line in _of_years(text, parts, len(contents) > 1)]
    for content in contents[:1]:
        if content.hidden_ways and view.as_of is not None:
            date = format_date(view.as_of)
            text = _("Routes reported only after {date}: {count}")
            lines.append(text.format(date=date, count=content.hidden_ways))
    lines += standing_caveats()
    return sentences(dict.fromkeys(lines))


def sentences(lines: Iterable[str]) -> list[str]:
    """Return what is to be said as it can be set, each with a full stop."""
    return [clean(line).text.rstrip(".") + "." for line in lines]


def _of_years(text: str, said: Sequence[tuple[int, tuple[str, ...]]], several: bool) -> list[str]:
    """Return what is said in these words in each year as few lines.

    Of places listed for differing years one line with the years of each, where that is shorter:
    "Figures for 2010 and 2012 that this level cannot show: A (2010), B (2012)".
    """
    of_names: dict[tuple[str, ...], list[int]] = defaultdict(list)
    of_name: dict[str, list[int]] = defaultdict(list)
    for year, names in said:
        of_names[names].append(year)
        for name in names:
            of_name[name].append(year)
    every = years_words(sorted({year for year, _names in said}))
    if not of_name:
        return [f"{every}: {text}" if several else text]
    apart = [
        text.format(year=years_words(years), names=", ".join(names)) for names, years in of_names.items()
    ]
    named = (f"{name} ({years_words(years)})" for name, years in of_name.items())
    joint = text.format(year=every, names=", ".join(named))
    return [joint] if len(apart) > 1 and len(joint) < sum(map(len, apart)) else apart


def _flag_lines(content: Content, told: Sequence[str]) -> list[str]:
    """Return, for each flag, the places whose value bears it, where no caution says it of them already."""
    flagged: dict[str, list[str]] = {}
    for place in content.valued:
        for flag in place.estimate.flags if place.estimate else ():
            flagged.setdefault(flag, []).append(place.name)
    lines = []
    for flag, names in sorted(flagged.items()):
        words = flag_words([flag])[0]
        if any(words in line and all(name in line for name in names) for line in told):
            continue
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
