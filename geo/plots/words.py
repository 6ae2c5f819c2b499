"""What a sheet says in words: title, subtitle, references to the claims shown, what to mind, its code."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from geo.atlas import Atlas
from geo.caveats import caveat_lines, licence_line, outline_credits, standing_caveats
from geo.estimates import Timelines
from geo.language import _, ngettext
from geo.links import to_query
from geo.maps.strings import map_strings
from geo.maps.words import flag_words, lens_words, published, spoken, who_says
from geo.model import Estimate, View
from geo.plots.content import Content, value_words
from geo.plots.frame import Frame
from geo.plots.grounds import Relief
from geo.plots.sheet import Sheet
from geo.plots.type import clean
from geo.style.numbers import format_date, unit_label

MOST_YEARS_NAMED = 4


@dataclass(frozen=True, slots=True)
class Reference:
    """One numbered source: ``words`` say which and of when, ``years`` what it is cited for."""

    number: int
    source: str
    words: str


@dataclass(frozen=True, slots=True)
class Words:
    """Every text of a sheet but those on its maps and in its legend.

    Attributes
    ----------
    title, known, lens, place : str
        Heading; what was known when; who speaks; the chosen place with its value.
    note : str
        The user's own note.
    references : tuple of Reference
    numbers : dict of (year, place) to str
        References as they stand behind a value.
    caveats, accuracy : tuple of str
    closing : tuple of str
        Licence, credits, projection, data version, code, link.
    cut : tuple of str
        What was replaced in the user's own words.
    """

    title: str
    subtitle: str
    known: str
    lens: str
    place: str
    note: str
    references: tuple[Reference, ...]
    numbers: dict[tuple[int | None, str], str]
    caveats: tuple[str, ...]
    accuracy: str
    closing: tuple[str, ...]
    version: str
    code: str
    cut: tuple[str, ...]

    @property
    def shared(self) -> str:
        """Return the reference that all values have in common; empty where they have several."""
        found = set(self.numbers.values())
        return found.pop() if len(found) == 1 else ""


def words_of(
    sheet: Sheet,
    view: View,
    contents: Sequence[Content],
    frame: Frame,
    atlas: Atlas,
    known: Timelines,
    code: str,
    relief: Relief | None,
) -> Words:
    """Return the texts of a sheet that shows ``contents``, one a year, in the language in use."""
    references, numbers = _references(contents, view, atlas, known)
    own_title, own_note = clean(sheet.title, "semibold"), clean(sheet.note)
    lens = lens_words(view.lens, atlas.sources, atlas.series, view.language, atlas.institutions)
    heading = _heading(view, contents, atlas)
    lost = own_title.lost + own_note.lost
    return Words(
        title=own_title.text or heading,
        subtitle=heading if own_title.text else "",
        known=_known(view),
        lens=_("lens: {lens}").format(lens=lens),
        place=_place_line(view, contents, atlas, known, numbers) if len(contents) == 1 else "",
        note=own_note.text,
        references=references,
        numbers=numbers,
        caveats=tuple(_caveats(view, contents, atlas, known)),
        accuracy=_accuracy(contents, view),
        closing=(
            licence_line(),
            outline_credits() + (f" {relief.credit}" if relief and relief.credit and not frame.wide else ""),
            frame.words,
        ),
        version=_("Data {version}").format(version=atlas.version),
        code=_("View {code}").format(code=code) + _link(view),
        cut=_lost_words(lost),
    )


def _lost_words(lost: int) -> tuple[str, ...]:
    if not lost:
        return ()
    text = ngettext(
        "{n} character that this typeface lacks stands as ?.",
        "{n} characters that this typeface lacks stand as ?.",
        lost,
    )
    return (text.format(n=lost),)


def _heading(view: View, contents: Sequence[Content], atlas: Atlas) -> str:
    """Return "Coca cultivation by coca zone, 2024 (ha)"."""
    measure = atlas.measures[view.measure]
    name = measure.label(view.language)
    unit = unit_label(measure.unit)
    levels: dict[str, str] = map_strings(view.language)["levels"]  # type: ignore[assignment]
    if unit and not name.endswith(unit):
        name = f"{name}, {unit}"
    years = [c.year for c in contents if c.year is not None]
    when = "" if not years else str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    return " · ".join(part for part in (name, levels[view.level], when) if part)


def _known(view: View) -> str:
    if view.as_of is None:
        return _("as known today")
    return _("as known on {date}").format(date=format_date(view.as_of, view.language))


def _place_line(
    view: View,
    contents: Sequence[Content],
    atlas: Atlas,
    known: Timelines,
    numbers: dict[tuple[int | None, str], str],
) -> str:
    """Return the chosen place with its value, who says so and whether claims contradict."""
    year = contents[0].year
    if year is None or not view.place:
        return ""
    name = atlas.places.get(view.place).label(view.language)
    estimate = known.at(view.place, year, view.as_of)
    if estimate is None:
        return _("{place}, {year}: no data").format(place=name, year=year)
    value = value_words(estimate, atlas, view.language) or _("claims differ, no single value")
    who = who_says(estimate, atlas.statements, atlas.sources, atlas.series, view.language, atlas.institutions)
    text = _("{place}, {year}: {value} ({who})").format(place=name, year=year, value=value, who=who)
    told = f"{text}; {_('claims contradict')}" if estimate.contested else text
    return f"{told} {numbers.get((year, view.place), '')}".strip()


def _references(
    contents: Sequence[Content], view: View, atlas: Atlas, known: Timelines
) -> tuple[tuple[Reference, ...], dict[tuple[int | None, str], str]]:
    """Number the sources behind what is shown: of values first, then of corridors and shares."""
    cited: dict[str, list[str]] = {}
    numbers: dict[tuple[int | None, str], str] = {}

    def cite(sources: Iterable[str], what: str) -> str:
        for source in sources:
            held = cited.setdefault(source, [])
            if what not in held:
                held.append(what)
        order = list(cited)
        return ",".join(str(order.index(source) + 1) for source in dict.fromkeys(sources))

    for content in contents:
        what = str(content.year or "")
        chosen = (
            known.at(view.place, content.year, view.as_of) if content.year and len(contents) == 1 else None
        )
        for id, estimate in [*((p.id, p.estimate) for p in content.places), (view.place, chosen)]:
            if estimate is not None:
                numbers[content.year, id] = f"[{cite(_sources_shown(estimate, atlas), what)}]"
    routes = {route.id: route.source for route in atlas.routes}
    for content in contents[:1]:
        cite(
            (routes[name] for stage in content.stages for name in stage.routes if name in routes),
            _("corridors"),
        )
        cite((atlas.statements[share.statement].source for share in content.shares), _("shares"))
    several = len(contents) > 1
    listed = []
    for number, (source, used) in enumerate(cited.items(), start=1):
        shown = [what for what in used if several or not what.isdigit()]
        listed.append(Reference(number, source, _source_words(source, shown, view, atlas)))
    return tuple(listed), numbers


def _sources_shown(estimate: Estimate, atlas: Atlas) -> list[str]:
    """Return the sources of the claim put forward, and of all claims where they contradict or none is."""
    shown = [estimate.headline_claim] if estimate.headline_claim else []
    if estimate.contested or not shown:
        shown += [claim for claim in estimate.claims if claim not in shown]
    return [atlas.statements[claim].source for claim in shown]


def _source_words(id: str, used: list[str], view: View, atlas: Atlas) -> str:
    source = atlas.sources[id]
    publisher = spoken(source.publisher, view.language, atlas.institutions)
    label = clean(source.label(view.language)).text
    text = f"{label}. {clean(publisher).text}; " + _("published {date}").format(
        date=published(source, view.language)
    )
    if licence := _licence_words(source.licence):
        text += f"; {licence}"
    return f"{text} ({_runs(used)})." if used else f"{text}."


def _licence_words(licence: str) -> str:
    """Return the terms of a source; those that many cards share in the language in use."""
    shared = {
        "terms not stated; facts cited": _("terms not stated; facts cited"),
        "US Government work; facts cited": _("US Government work; facts cited"),
        "None stated; taken as all rights reserved": _("none stated; taken as all rights reserved"),
    }
    text = shared.get(licence, clean(licence).text)
    first = text.split(". ")[0].rstrip(".")
    return first if len(first) <= 90 else first[:88].rsplit(" ", 1)[0] + "…"


def _runs(used: Sequence[str]) -> str:
    """Return years as runs: 2012–2014, 2016."""
    years = sorted(int(text) for text in used if text.isdigit())
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    told = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    return ", ".join([*told, *(text for text in used if not text.isdigit())])


def _caveats(view: View, contents: Sequence[Content], atlas: Atlas, known: Timelines) -> list[str]:
    """Return what to mind: of each year's values, of the ways not yet known, and what always holds."""
    lines: dict[str, None] = {}
    for content in contents:
        if content.year is None:
            continue
        year = replace(view, year=content.year)
        for text in caveat_lines(year, known, atlas):
            told = f"{content.year}: {text}" if len(contents) > 1 and str(content.year) not in text else text
            lines[told] = None
        lines.update(dict.fromkeys(_flag_lines(content, several=len(contents) > 1)))
    for content in contents[:1]:
        if content.hidden_ways:
            lines[
                _("Reported ways not yet known on {date}: {count}").format(
                    date=format_date(view.as_of, view.language), count=content.hidden_ways
                )
                + "."
            ] = None
    lines.update(dict.fromkeys(standing_caveats()))
    return [clean(line).text for line in lines]


def _flag_lines(content: Content, several: bool) -> list[str]:
    """Return, for each flag, the places whose value bears it."""
    flagged: dict[str, list[str]] = {}
    for place in content.valued:
        for flag in place.estimate.flags if place.estimate else ():
            flagged.setdefault(flag, []).append(place.name)
    lines = []
    for flag, names in sorted(flagged.items()):
        words = flag_words([flag])[0]
        words = words[:1].upper() + words[1:]
        who = (
            ", ".join(sorted(names))
            if len(names) < len(content.valued) or len(names) < 4
            else _("all values")
        )
        lines.append(f"{content.year}: {words}: {who}." if several else f"{words}: {who}.")
    return lines


def _accuracy(contents: Sequence[Content], view: View) -> str:
    """Return how near the outlines shown come, each wording once with the places it is true of."""
    groups: dict[str, list[str]] = {}
    for content in contents:
        for place in content.places:
            names = groups.setdefault(_short(place.accuracy), [])
            if place.name not in names:
                names.append(place.name)
    told = []
    for text, names in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        if not text:
            continue
        told.append(text if len(groups) == 1 or len(names) > 6 else f"{', '.join(names)}: {text}")
    return _("Outlines: {text}.").format(text="; ".join(told)) if told else ""


def _short(accuracy: str) -> str:
    """Return the part of an accuracy line that many places share, without the share each has."""
    text = clean(accuracy).text
    if "%" in text:
        return _(
            "generalised, overlapping their member districts by less than whole (each share in the data)"
        )
    return text.split(";")[0].rstrip(".")


def _link(view: View) -> str:
    """Return the view's address; empty where no base address is set."""
    base = os.environ.get("GEO_BASE_URL", "").rstrip("/")
    return f" · {base}/map?{urlencode(to_query(view))}" if base else ""
