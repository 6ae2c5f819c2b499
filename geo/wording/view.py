"""A view in words: what is counted, which figure is shown, as published by when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from geo.language import _
from geo.model import View
from geo.model.view import parts_of_lens
from geo.style import format_date, unit_label
from geo.wording.claim import spoken
from geo.wording.kinds import level_places, reading_words
from geo.wording.period import span_words, years_words
from geo.wording.records import Measures, Records


def measure_label(measures: Measures, measure: str) -> str:
    """Return what a reader calls the measure."""
    return measures.measures[measure].label()


def lens_words(lens: str, records: Records) -> str:
    """Return a lens in words, as every picture must print it, with what a whole one leaves out."""
    lens, without = parts_of_lens(lens)
    words = _lens_words(lens, records)
    return f"{words}; {left_out_words(without)}" if without else words


def left_out_words(readings: Iterable[str]) -> str:
    """Return "left out: from a press report" for figures read in these ways."""
    words = reading_words()
    return _("left out: {readings}").format(readings=", ".join(words[name] for name in readings))


def _lens_words(lens: str, records: Records) -> str:
    kind, _colon, name = lens.partition(":")
    if kind == "source":
        known = records.sources[name].label() if name in records.sources else name
        return _("one document: {source}").format(source=known)
    if kind == "speaker":
        if name in records.series:
            known = records.series[name].label()
        else:
            known = spoken(name, records.institutions)
        return _("one source: {speaker}").format(speaker=known)
    words = {
        "monitoring": _("official monitoring"),
        "lowest": _("lowest"),
        "highest": _("highest"),
        "newest": _("newest"),
    }
    return words.get(lens, lens)


def lens_label(lens: str, records: Records) -> str:
    """Return the words of ``lens`` with a capital."""
    words = lens_words(lens, records)
    return words[:1].upper() + words[1:]


def figure_shown(lens: str, records: Records) -> str:
    """Return "figure shown: official monitoring"."""
    return _("figure shown: {lens}").format(lens=lens_words(lens, records))


def view_years(view: View, years: Sequence[int] = ()) -> str:
    """Return the years that a view shows: ``2012–2014, 2016``; empty where it leaves the year open.

    Parameters
    ----------
    view : View
    years : sequence of int
        Years shown, where they are not the view's one.
    """
    if view.since is not None:
        return span_words(view.since, max(years, default=view.year))
    return years_words(years or ([] if view.year is None else [view.year]))


def view_title(view: View, measures: Measures, when: str, *, unit: bool = False, level: bool = True) -> str:
    """Return "Coca cultivation, ha · coca zones · 2024".

    Parameters
    ----------
    view : View
    measures : Measures
    when : str
        The years shown, in words; empty where there is none.
    unit, level : bool
        Whether to name the unit, where the measure does not, and the places of the level.
    """
    measure = measures.measures[view.measure]
    name, label = measure.label(), unit_label(measure.unit)
    if unit and label and not name.endswith(label):
        name = f"{name}, {label}"
    places = level_places()[view.level] if level else ""
    return " · ".join(part for part in (name, places, when) if part)


def published_by(as_of: date | None) -> str:
    """Return up to which day of publication the view knows what was published."""
    if as_of is None:
        return _("published to date")
    return _("published by {date}").format(date=format_date(as_of))
