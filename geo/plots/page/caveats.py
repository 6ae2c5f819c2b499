"""What must be said beside what a sheet shows, and how near its outlines come."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from geo.atlas import Atlas
from geo.caveats import Listed, cautions, over_years, standing_caveats
from geo.estimates import Timelines
from geo.language import _
from geo.model import View
from geo.plots.map.shown import Content, PlaceShown
from geo.plots.map.typeface import clean
from geo.style.numbers import format_date
from geo.views.spans import span_caveats
from geo.wording.kinds import flag_words


def caveats(
    view: View,
    contents: Sequence[Content],
    atlas: Atlas,
    known: Timelines,
    *,
    listed: bool = False,
    changes: Collection[int] | None = None,
    mapped: bool = True,
) -> list[str]:
    """Return the cautions: on each year's values, on the ways not yet known, and what always holds.

    Parameters
    ----------
    listed : bool
        Whether a list beside the maps of several years has a dash where a place has no figure.
    changes : collection of int, optional
        Years whose change on the year before is shown; None for all.
    mapped : bool
        Whether the contents are drawn as maps, with outlines.
    """
    told: list[tuple[int, str | Listed]] = []
    dashed = {place.id for content in contents for place in content.listed} if listed else set()
    years = [content.year for content in contents if content.year is not None]
    for content in contents:
        if content.year is None:
            continue
        asked = replace(view, year=content.year)
        changed = changes is None or content.year in changes
        said = cautions(asked, known, atlas, listed=dashed, changes=changed)
        said += span_caveats(view, content.year, [place.id for place in content.valued], atlas)
        told += [(content.year, line) for line in [*said, *_flag_lines(content, said)]]
    lines = over_years(told, years)
    if listed:
        lines.append(
            _(
                "In the list – is no figure for that year; a small number behind a figure is its source, "
                "where that is not the one given for the year or the place."
            )
        )
    for content in contents[:1]:
        if content.hidden_ways and view.as_of is not None:
            date = format_date(view.as_of)
            text = _("Routes reported only after {date}: {count}")
            lines.append(text.format(date=date, count=content.hidden_ways))
    lines += standing_caveats(outlines=mapped, corridors=any(content.stages for content in contents))
    return sentences(dict.fromkeys(lines))


def sentences(lines: Iterable[str]) -> list[str]:
    """Return what is to be said as it can be set, each with a full stop."""
    return [clean(line).text.rstrip(".") + "." for line in lines]


def _flag_lines(content: Content, told: Sequence[str | Listed]) -> list[Listed]:
    """Return, for each flag, the places whose value bears it, where no caution says it of them already."""
    flagged: dict[str, list[str]] = {}
    for place in content.valued:
        for flag in place.estimate.flags if place.estimate else ():
            flagged.setdefault(flag, []).append(place.name)
    lines = []
    for flag, names in sorted(flagged.items()):
        words = flag_words([flag])[0]
        if any(words in str(line) and all(_names(line, name) for name in names) for line in told):
            continue
        every = len(names) == len(content.valued) > 3
        who = (_("all figures"),) if every else tuple(sorted(names))
        text = f"{words[:1].upper()}{words[1:]}: {{names}}."
        lines.append(Listed(text, who))
    return lines


def _names(line: str | Listed, name: str) -> bool:
    return name in str(line) or (isinstance(line, Listed) and name in line.names)


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
