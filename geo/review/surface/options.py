"""What each field of a candidate may be, and what it is called: choices for a reviewer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from geo.atlas import Atlas
from geo.catalog.cells import SEPARATOR
from geo.language import _
from geo.model import Place, read_day
from geo.review.names import NEW, nearest_names
from geo.review.surface.contract import FIELDS, Option
from geo.store.documents import Candidate
from geo.style.numbers import bound_text
from geo.wording.claim import spoken, unnamed_words
from geo.wording.kinds import bound_words, kind_name, kind_words
from geo.wording.period import period_words

SHORT_TON = 0.90718474
"""Metric tons."""
_ONE_SEPARATOR = re.compile(r"\d{1,3}[.,]\d{3}")
OF_A_PERIOD = frozenset({"part-year", "undated"})


def words_of(fields: Mapping[str, str], atlas: Atlas) -> dict[str, str]:
    """Return each field as it is called in the language in use; empty where it is not known."""
    measure, place = fields.get("measure", ""), fields.get("place", "")
    words = {
        "measure": atlas.measures[measure].label() if measure in atlas.measures else measure,
        "place": place_words(atlas.places.get(place), atlas) if place in atlas.places else place,
        "period": period_of_cells(fields),
        "value": value_words(fields),
        "bound": bound_words().get(fields.get("bound", ""), ""),
        "speaker": spoken(fields.get("attributed_to", ""), atlas.institutions) or _nobody(fields),
        "kind": kind_words().get(fields.get("kind", ""), ""),
    }
    return {name: words[name].replace("\xa0", " ") for name in FIELDS}


def period_of_cells(fields: Mapping[str, str]) -> str:
    """Return the period of a figure in words; empty where a day of it is not known."""
    days = [read_day(fields[name]) if fields.get(name) else None for name in ("period_start", "period_end")]
    return period_words(*days) if all(days) else ""


def options_of(candidate: Candidate, atlas: Atlas, names: Mapping[str, str]) -> dict[str, list[Option]]:
    """Return what each field of a candidate may be, best first; bounds and kinds always in one order.

    Parameters
    ----------
    candidate : Candidate
    atlas : Atlas
    names : mapping of str to str
        Spanish name of every speaker that is known (`geo.review.known.all_institutions`).
    """
    fields = candidate.fields
    found = {
        "measure": [
            _option({"measure": value}, atlas.measures[value].label(), label)
            for value, label in _offered(candidate, "measure")
            if value in atlas.measures
        ],
        "place": [
            _option({"place": value}, place_words(atlas.places.get(value), atlas), label)
            for value, label in _offered(candidate, "place")
            if value in atlas.places
        ],
        "period": list(_periods(candidate)),
        "value": list(_values(fields, atlas)),
        "bound": [
            _option({"bound": code}, words)
            for code, words in bound_words().items()
            if code != "range" or fields.get("low") or fields.get("high")
        ],
        "speaker": list(_speakers(candidate, names)),
        "kind": [_option({"kind": code}, words) for code, words in kind_words().items()],
    }
    return found


def _nobody(fields: Mapping[str, str]) -> str:
    """Return what a figure that names nobody is: a target is not the publisher's for that."""
    is_target = fields.get("kind") == "target" and not fields.get("institution")
    return unnamed_words() if is_target else _("nobody is named")


def place_words(place: Place, atlas: Atlas) -> str:
    """Return the name of a place, with its kind where the place in it or around it bears the same name."""
    label = place.label()
    near = [*atlas.places.children(place.id), *atlas.places.ancestors(place.id)]
    same = any(other.label() == label for other in near)
    return "{} ({})".format(label, kind_name(place.kind)) if same else label  # noqa: UP032


def _option(cells: dict[str, str], label: str, aside: str = "") -> Option:
    return {"cells": cells, "label": label.replace("\xa0", " "), "aside": "" if aside == label else aside}


def _offered(candidate: Candidate, field: str) -> Iterator[tuple[str, str]]:
    """Yield value and words of the text of what the extractor offers for a field, each value once."""
    seen = set()
    for one in candidate.alternatives.get(field, ()):
        if one["value"] not in seen:
            seen.add(one["value"])
            yield one["value"], one["label"]


def _periods(candidate: Candidate) -> Iterator[Option]:
    fields = candidate.fields
    held = f"{fields.get('period_start', '')}/{fields.get('period_end', '')}"
    for value, label in _offered(candidate, "period"):
        first, _slash, last = value.partition("/")
        days = read_day(first), read_day(last)
        if not all(days):
            continue
        cells = {"period_start": first, "period_end": last}
        if value == held:
            cells |= {name: fields.get(name, "") for name in ("period_basis", "flag")}
        else:
            flags = [flag for flag in fields.get("flag", "").split(SEPARATOR) if flag not in OF_A_PERIOD]
            cells["period_basis"] = "stated" if first[:4] in label else "inferred"
            cells["flag"] = SEPARATOR.join(filter(None, flags))
        yield _option(cells, period_words(*days), label)


def _values(fields: Mapping[str, str], atlas: Atlas) -> Iterator[Option]:
    """Yield the number as read, and what it is where a word or a mark can be read in two ways."""
    names = ("value", "low", "high", "unit", "bound")
    held = {name: fields.get(name, "") for name in names}

    def option(**cells: str) -> Option:
        changed = held | cells
        return _option(changed, value_words(changed))

    yield option()
    measure = atlas.measures.get(fields.get("measure", ""))
    if measure and measure.unit != held["unit"]:
        yield option(unit=measure.unit)
    flags = fields.get("flag", "").split(SEPARATOR)
    if "unit-doubt" in flags and held["unit"] == "t":
        rest = SEPARATOR.join(flag for flag in flags if flag != "unit-doubt")
        metric = held | {"flag": rest}
        yield _option(metric, value_words(metric), _("metric tons"))
        short = {name: _scaled(held[name], SHORT_TON) for name in ("value", "low", "high")} | {"flag": rest}
        yield _option(held | short, value_words(held | short), _("short tons of 907 kg"))
    if _ONE_SEPARATOR.fullmatch(fields.get("value_stated", "")):
        yield option(value=_scaled(held["value"], 0.001))
    for end in ("low", "high"):
        if held[end] and held["low"] and held["high"]:
            bound = "at_least" if end == "low" else "at_most"
            yield option(value=held[end], low="", high="", bound=bound)
    if held["value"]:
        yield option(value=_scaled(held["value"], 1000))


def _speakers(candidate: Candidate, names: Mapping[str, str]) -> Iterator[Option]:
    """Yield the speakers offered; for one that is not known the nearest that are, and it as a new one."""
    denied = candidate.fields.get("stance") == "disputes"
    offered = [value for value, _label in _offered(candidate, "speaker") if value]
    wanted: dict[str, str] = {}
    for value in offered:
        if value in names:
            wanted[value] = ""
        else:
            wanted |= {near: wanted.get(near, "") for near in nearest_names(value, names)} | {value: value}
    for value, new in (wanted | {"": ""}).items():
        cells = {"attributed_to": value, NEW: new}
        if not denied:
            cells["stance"] = "asserts" if value else "reports"
        words = _("a new name") if new else ""
        yield _option(cells, spoken(value, names) or _nobody(candidate.fields), words)


def _scaled(text: str, factor: float) -> str:
    return f"{float(text) * factor:.12g}" if text else ""


def value_words(fields: Mapping[str, str]) -> str:
    """Return the number or range of a figure with its unit."""
    try:
        value, low, high = (
            float(fields[name]) if fields.get(name) else None for name in ("value", "low", "high")
        )
    except ValueError:
        return fields.get("value_stated", "")
    if value is None and low is None and high is None:
        return ""
    bound = "range" if value is None else "exact"
    return bound_text(value, low, high, bound, fields.get("unit", ""))
