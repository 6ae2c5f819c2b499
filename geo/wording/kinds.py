"""The words for the codes of the tables and of a view: kinds, flags, bounds, places, levels, layers."""

from __future__ import annotations

from collections.abc import Iterable

from geo.language import _

HOW_MUCH = ("level", "price", "share", "rank")
"""Kinds of figures that need no word of their own: they say how much."""


def kind_words() -> dict[str, str]:
    """Return what a reader calls each kind of statement."""
    return {
        "level": _("Amount"),
        "price": _("Price"),
        "change": _("Change"),
        "ratio": _("Ratio"),
        "gap": _("Gap between two estimates"),
        "target": _("Target, not an outcome"),
        "share": _("Share"),
        "rank": _("Rank"),
        "trend": _("Trend, without a number"),
    }


def combine_words(combine: str) -> str:
    """Return how values of a measure may be combined, in words."""
    return {
        "none": _("figures are never added"),
        "never": _("figures of unlike goods, never added and never mapped"),
        "sum": _("may be added over places and periods that do not overlap"),
        "sum over disjoint places": _("may be added over places that do not overlap, never over years"),
        "sum over disjoint periods": _("may be added over periods that do not overlap"),
    }.get(combine, combine)


def flag_words(flags: Iterable[str]) -> list[str]:
    """Return what must be said beside a value, in a fixed order; an unknown flag as it is."""
    told = sorted(flags)
    if not told:  # most values have none, and there are many
        return []
    words = {
        "part-year": _("part of the year only"),
        "several-years": _("covers several years"),
        "undated": _("date not given"),
        "derived": _("our sum or calculation"),
        "inferred": _("our inference from the text"),
        "withdrawn": _("withdrawn by its source"),
        "unit-doubt": _("unit in doubt"),
        "inconsistent": _("figures of the same document do not agree"),
        "conflict": _("publications give different figures"),
        "doubtful": _("in doubt, see its note"),
        "forecast": _("forecast"),
        "revised": _("revised figure"),
        "newly-monitored": _("newly monitored: unknown before, not zero"),
        "rounded": _("rounded"),
        "carried": _("figure of an earlier year"),
        "sum": _("total of several years"),
        "other-definitions": _("other definitions exist"),
    }
    return [words.get(flag, flag) for flag in told]


def bound_words() -> dict[str, str]:
    """Return what a reader calls each kind of bound."""
    return {
        "exact": _("exact"),
        "approx": _("about"),
        "at_least": _("at least"),
        "at_most": _("at most"),
        "range": _("range"),
    }


def reading_words() -> dict[str, str]:
    """Return how a figure was read, by the code of the ``reading`` column."""
    return {
        "first hand": _("from the document"),
        "official site": _("from an official site"),
        "transcription": _("from a third-party copy"),
        "press": _("from a press report"),
        "derived": _("our sum or calculation"),
    }


def break_words() -> dict[str, str]:
    """Return what changed at a break of a series, in a word or two, by the code of its kind."""
    return {
        "method": _("new method"),
        "publisher": _("new publisher"),
        "zones": _("zones added"),
        "vintage": _("revised series"),
    }


def shared_terms() -> dict[str, str]:
    """Return the terms of use that many cards share, in the language in use, by the words of the cards."""
    return {
        "terms not stated; facts cited": _("no terms of use given; facts cited"),
        "US Government work; facts cited": _("US Government work; facts cited"),
        "None stated; taken as all rights reserved": _("no terms of use given; all rights reserved"),
        "Copying for non-commercial purposes with attribution and links to the original is invited at its "
        "foot, which refers to Creative Commons without naming a licence": _(
            "non-commercial copying with attribution invited, no licence named"
        ),
    }


def kind_name(kind: str) -> str:
    """Return what a reader calls a kind of place."""
    return {
        "world": _("world"),
        "continent": _("continent"),
        "region": _("region"),
        "country": _("country"),
        "department": _("department"),
        "province": _("province"),
        "district": _("district"),
        "zone": _("zone"),
        "aggregate": _("group of places"),
        "area": _("area"),
        "valley": _("valley"),
        "river": _("river"),
        "city": _("city"),
        "town": _("town"),
        "port": _("port"),
        "corridor": _("corridor"),
    }.get(kind, kind)


def kinds_in_order() -> dict[str, str]:
    """Return the heading of each kind of place, in the order in which they are listed."""
    return {
        "country": _("Countries"),
        "zone": _("Coca zones"),
        "department": _("Departments of Peru"),
        "province": _("Provinces"),
        "district": _("Districts"),
        "aggregate": _("Places that a source groups together"),
        "corridor": _("Corridors and reported routes"),
        "port": _("Ports"),
        "city": _("Cities"),
        "town": _("Towns"),
        "river": _("Rivers"),
        "valley": _("Valleys"),
        "area": _("Areas"),
        "region": _("Regions"),
        "continent": _("Continents"),
        "world": _("World"),
    }


def level_names() -> dict[str, str]:
    """Return the label of each level."""
    return {
        "zone": _("Zones"),
        "department": _("Departments"),
        "province": _("Provinces"),
        "country": _("Countries"),
    }


def export_route_names() -> dict[str, str]:
    """Return the short names of the export routes, as they stand along their lines."""
    return {
        "callao-mexico": _("Callao–Mexico"),
        "bolivia-brazil-west-africa": _("Bolivia–Brazil–West Africa"),
    }


def chart_names() -> dict[str, str]:
    """Return what a reader calls each chart."""
    return {
        "lines": _("The place over the years"),
        "claims": _("Who says what"),
        "bars": _("Places, the largest first"),
        "years": _("Two years beside each other"),
    }


def drawing_names() -> dict[str, str]:
    """Return the names of the ways in which values are drawn, by code."""
    return {"circles": _("circles"), "areas": _("filled areas")}


def noted_names() -> dict[str, str]:
    """Return the names of the layers of marks beside values, by code."""
    return {
        "emergencies": _("Land under a state of emergency"),
        "airstrips": _("Clandestine airstrips found"),
        "areas": _("Coca in named areas"),
    }


def layer_names() -> dict[str, str]:
    """Return the label of each layer that can be switched."""
    return {
        "corridors": _("Export routes"),
        "ways": _("All reported routes, in detail"),
        "destinations": _("Shares by destination"),
        "departments": _("Department lines"),
        "rivers": _("Rivers and lakes"),
        "settlements": _("Cities and ports"),
        "relief": _("Shaded relief"),
        **noted_names(),
    }


def level_places() -> dict[str, str]:
    """Return what the places of each level are called; those that no level draws come last."""
    return {
        "zone": _("coca zones"),
        "department": _("departments"),
        "province": _("provinces"),
        "country": _("countries"),
        "other": _("other places"),
    }


def reason_names() -> dict[str, str]:
    """Return a few words for each reason for which two figures cannot be compared."""
    return {
        "no-data": _("no figure"),
        "newly-monitored": _("newly monitored: unknown before, not zero"),
        "not-yet-known": _("not yet published"),
        "contested": _("figures differ, none is shown"),
        "range": _("a range only"),
        "target": _("a target or forecast only"),
        "area": _("an area of other limits"),
        "estimator": _("another series or source"),
        "break": _("a break in the series"),
        "coverage": _("coverage changed"),
        "definition": _("another method or definition"),
        "denominator": _("another total"),
        "unit": _("another unit"),
        "period": _("part of a year, or several years"),
        "bound": _("a floor or a ceiling"),
        "rank": _("ranks"),
        "measure": _("different measures"),
        "part": _("a part and its total"),
    }


def mode_words() -> dict[str, str]:
    """Return what a reader calls each means of transport."""
    return {
        "sea": _("sea"),
        "air": _("air"),
        "river": _("river"),
        "road": _("road"),
        "foot": _("on foot"),
        "unknown": _("means of transport unknown"),
    }


def certainty_words() -> dict[str, str]:
    """Return how sure a stage is."""
    return {"documented": _("documented"), "inferred": _("inferred"), "schematic": _("schematic")}


def product_words() -> dict[str, str]:
    """Return what a reader calls each product."""
    return {
        "cocaine": _("cocaine"),
        "cocaine hydrochloride": _("cocaine hydrochloride"),
        "coca paste": _("coca paste"),
        "coca leaf": _("coca leaf"),
        "drugs": _("drugs"),
        "coca": _("coca"),
        "illicit goods": _("illicit goods"),
        "coca base or cocaine": _("coca base or cocaine"),
        "cocaine, crack or bazuco": _("cocaine, crack or bazuco"),
        "coca, as printed": _("coca, as printed"),
        "drugs, as printed": _("drugs, as printed"),
    }


def measure_groups() -> dict[str, str]:
    """Return the headings under which measures are listed, in their order, by the code of the tables."""
    return {
        "cultivation": _("Cultivation"),
        "production": _("Production"),
        "control": _("Control and seizures"),
        "prices": _("Prices"),
        "trafficking": _("Trafficking"),
        "mining": _("Mining and forest"),
        "context": _("Violence and context"),
    }
