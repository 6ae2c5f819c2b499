"""What a sheet says in words: title, subtitle, references to the claims shown, cautions, its code."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from geo.atlas import Atlas
from geo.caveats import licence_line, outline_credits, relief_credit
from geo.errors import PlotError
from geo.estimates import Timelines
from geo.language import _, ngettext
from geo.links import to_query
from geo.model import View
from geo.plots.map.base_map import Relief, relief_shown
from geo.plots.map.content import Content
from geo.plots.map.frame import Frame
from geo.plots.map.typeface import clean
from geo.plots.page.caveats import accuracy_line, caveats
from geo.plots.page.references import Reference, references
from geo.plots.sheet import Sheet
from geo.views.spans import CARRIED, estimate_at
from geo.wording.estimate import figure_words, who_says, without_figure
from geo.wording.period import span_words
from geo.wording.view import figure_shown, published_by, view_title, view_years


@dataclass(frozen=True, slots=True)
class Words:
    """Every text of a sheet but those on its maps and in its legend.

    Attributes
    ----------
    title, year, subtitle, known, lens, place : str
        Heading; the one year shown; the heading again where the title is the user's own; what was
        known when; who speaks; the chosen place with its value.
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
    year: str
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
    cited, numbers = references(contents, view, atlas, known)
    own_title, own_note = clean(sheet.title, "semibold"), clean(sheet.note)
    for given, own in ((sheet.title, own_title), (sheet.note, own_note)):
        if given.strip() and not own.letters:
            raise PlotError(
                _("“{text}” has no letter that the typeface can set; expected Latin letters").format(
                    text=given.strip()[:40]
                )
            )
    plain = heading(view, contents, atlas)
    lost = own_title.lost + own_note.lost
    shaded = relief is not None and relief_shown(view, frame)
    return Words(
        title=own_title.text or plain,
        year=str(contents[0].year or "") if len(contents) == 1 else "",
        subtitle=plain if own_title.text else "",
        known=published_by(view.as_of),
        lens=figure_shown(view.whole_lens, atlas),
        place=_place_line(view, contents, atlas, known, numbers),
        note=own_note.text,
        references=cited,
        numbers=numbers,
        caveats=tuple(caveats(view, contents, atlas, known)),
        accuracy=accuracy_line(contents),
        closing=(
            licence_line(),
            " ".join((outline_credits(), *([relief_credit()] if shaded else []))),
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


def heading(view: View, contents: Sequence[Content], atlas: Atlas) -> str:
    """Return "Coca cultivation by coca zone, 2024 (ha)"."""
    years = [c.year for c in contents if c.year is not None]
    first = view.since if view.since is not None else years[0] if years else None
    when = span_words(first, years[-1]) if years else ""
    drawn = any(content.places for content in contents)
    return view_title(view, atlas, when, unit=True, level=drawn)


def _place_line(
    view: View,
    contents: Sequence[Content],
    atlas: Atlas,
    known: Timelines,
    numbers: dict[tuple[int | None, str], str],
) -> str:
    """Return the chosen place with its value, who says so and whether claims contradict."""
    year = contents[0].year
    if year is None or view.place not in known.places():
        return ""
    name = atlas.places.get(view.place).label()
    if len(contents) > 1:
        return _("Beside each year: {place}").format(place=name)
    estimate = estimate_at(view, known, view.place, year, atlas)
    if estimate is None:
        return _("{place}, {year}: no data").format(place=name, year=year)
    value = figure_words(estimate, atlas) or without_figure(estimate)
    who = who_says(estimate, atlas)
    when = view_years(view, [year])
    if CARRIED in estimate.flags:
        value = _("{value}, of {year}").format(value=value, year=estimate.year)
    text = _("{place}, {year}: {value} ({who})").format(place=name, year=when, value=value, who=who)
    against = _("sources disagree")
    told = f"{text}; {against}" if estimate.contested else text
    return f"{told} {numbers.get((year, view.place), '')}".strip()


def _link(view: View) -> str:
    """Return the view's address; empty where no base address is set."""
    base = os.environ.get("GEO_BASE_URL", "").rstrip("/")
    return f" · {base}/map?{urlencode(to_query(view))}" if base else ""
