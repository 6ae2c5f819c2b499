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
from geo.plots.map.frame import Frame
from geo.plots.map.shown import Content
from geo.plots.map.typeface import clean
from geo.plots.page.caveats import accuracy_line, caveats
from geo.plots.page.finding import finding, source_line
from geo.plots.page.references import Reference, references
from geo.plots.sheet import CHART, Sheet
from geo.style.numbers import format_date
from geo.wording.period import span_words
from geo.wording.view import view_title


@dataclass(frozen=True, slots=True)
class Words:
    """Every text of a sheet but those on its maps and in its legend.

    Attributes
    ----------
    title, year, subtitle, standfirst : str
        What is seen as a sentence, or the user's own words; the one year shown; measure, places and year;
        what must be read with the title: which place has most, who contradicts the figure.
    note : str
        The user's own note.
    source_line, credit : str
        Who says it, which figures are shown, published by when; whose sheet this is, of which day and data.
    references : tuple of Reference
    numbers : dict of (year, place) to str
        References as they stand behind a value.
    caveats, accuracy : tuple of str
    closing : tuple of str
        Licence, credits, projection.
    cut : tuple of str
        What was replaced in the user's own words.
    """

    title: str
    year: str
    subtitle: str
    standfirst: str
    note: str
    source_line: str
    credit: str
    references: tuple[Reference, ...]
    numbers: dict[tuple[int | None, str], str]
    caveats: tuple[str, ...]
    accuracy: str
    closing: tuple[str, ...]
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
    own_title, own_note, cut = own_words(sheet)
    plain = heading(view, contents, atlas)
    found = finding(view, contents, atlas, known)
    several = len(contents) > 1
    changes = found.changed if several else None
    said = caveats(view, contents, atlas, known, listed=several, changes=changes)
    shaded = relief is not None and relief_shown(view, frame)
    return Words(
        title=own_title or found.title or plain,
        year=str(contents[0].year or "") if len(contents) == 1 else "",
        subtitle=plain if own_title or found.title else "",
        standfirst=clean(found.standfirst).text,
        note=own_note,
        source_line=clean(source_line(view, contents, cited, atlas)).text,
        credit=credit(sheet, view, atlas, code),
        references=cited,
        numbers=numbers,
        caveats=tuple(said),
        accuracy=accuracy_line(contents),
        closing=(
            licence_line(),
            " ".join((outline_credits(), *([relief_credit()] if shaded else []))),
            frame.words,
        ),
        cut=cut,
    )


def own_words(sheet: Sheet) -> tuple[str, str, tuple[str, ...]]:
    """Return title and note of the user's own as they can be set, and what was replaced in them.

    Raises
    ------
    PlotError
        One has no letter that the typeface can set.
    """
    title, note = clean(sheet.title, "semibold"), clean(sheet.note)
    for given, own in ((sheet.title, title), (sheet.note, note)):
        if given.strip() and not own.letters:
            raise PlotError(
                _("“{text}” has no letter that the typeface can set; expected Latin letters").format(
                    text=given.strip()[:40]
                )
            )
    return title.text, note.text, _lost_words(title.lost + note.lost)


def credit(sheet: Sheet, view: View, atlas: Atlas, code: str) -> str:
    """Return whose sheet this is, when it was printed (where that is given), of which data and view."""
    parts = [
        _("Chart: Peru Coca Atlas, CC BY 4.0")
        if sheet.layout == CHART
        else _("Map: Peru Coca Atlas, CC BY 4.0")
    ]
    if sheet.printed:
        parts.append(_("printed {date}").format(date=format_date(sheet.printed)))
    parts += [_("Data {version}").format(version=atlas.version), _("View {code}").format(code=code)]
    return " · ".join(parts) + _link(view)


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


def _link(view: View) -> str:
    """Return the view's address; empty where no base address is set."""
    base = os.environ.get("GEO_BASE_URL", "").rstrip("/")
    return f" · {base}/map?{urlencode(to_query(view))}" if base else ""
