"""Why figures differ is read off what they are; nothing is said where the tables say nothing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from geo.estimates import Disagreement, find_disagreements
from geo.estimates.disagreements.history import other_years, publications_of
from geo.estimates.disagreements.reasons import reasons_of
from geo.model import Break, Statement
from tests.support.claims import SERIES, Records, claim

ZONES = Break("b", "crop", "vale", "watch", 2011, "zones", date(2012, 6, 1), "Two zones were added.", "")


@dataclass(frozen=True)
class Dated(Records):
    """Records with breaks and names."""

    institutions: dict[str, str] = field(default_factory=dict)
    breaks: tuple[Break, ...] = ()

    def breaks_known(self, as_of: date | None) -> list[Break]:
        return [one for one in self.breaks if one.known(as_of)]


def dispute(*claims: Statement, records: Records) -> Disagreement:
    return next(d for d in find_disagreements(claims, records) if d.rule == "contested")


def topics(*claims: Statement, breaks: tuple[Break, ...] = ()) -> dict[str, tuple[str, str]]:
    records = Dated(breaks=breaks)
    d = dispute(*claims, records=records)
    return {r.topic: (r.text, r.need) for r in reasons_of(d, {s.id: s for s in claims}, records)}


A = claim(100, institution="Ana", reading="first hand")
B = claim(200, institution="Bea", reading="first hand")


def test_figures_that_differ_in_nothing_but_size_have_only_an_unknown_method() -> None:
    assert topics(A, B) == {
        "Method": (
            "Ana: not stated; Bea: not stated",
            "How this source arrived at its figure: Ana, Bea.",
        )
    }


def test_what_is_counted_is_asked_of_the_one_who_does_not_state_it() -> None:
    found = topics(replace(A, definition="in production"), B)
    assert found["What is counted"] == (
        "Ana: in production; Bea: not stated",
        "What this source counts, stated: Bea.",
    )


def test_methods_of_two_series_are_set_beside_each_other() -> None:
    series = {
        "watch": replace(SERIES["watch"], method="satellites"),
        "abroad": replace(SERIES["abroad"], method="samples"),
    }
    records = Dated(series=SERIES | series)
    claims = (replace(A, series="watch"), replace(B, series="abroad"))
    d = dispute(*claims, records=records)
    method = next(r for r in reasons_of(d, {s.id: s for s in claims}, records) if r.topic == "Method")
    assert method.text == "Ana: satellites; Bea: samples"
    assert method.need.startswith("One year counted by both methods")


def test_a_change_of_coverage_is_a_reason_only_for_its_series_and_year() -> None:
    watch = replace(A, series="watch", id="a")
    assert topics(watch, B, breaks=(ZONES,))["Coverage"][0] == "Two zones were added."
    assert "Coverage" not in topics(A, B, breaks=(ZONES,))
    assert "Coverage" not in topics(watch, B, breaks=(replace(ZONES, year=2015),))


def test_a_break_not_yet_known_is_no_reason() -> None:
    watch = replace(A, series="watch", id="a", source="p2011")
    claims = (watch, replace(B, source="p2011"))
    records = Dated(breaks=(ZONES,))
    d = dispute(*claims, records=records)
    named = {s.id: s for s in claims}
    early = {r.topic for r in reasons_of(d, named, records, date(2012, 1, 1))}
    later = {r.topic for r in reasons_of(d, named, records, date(2012, 6, 1))}
    assert later - early == {"Coverage"}


def test_bounds_inferred_years_other_readings_and_late_publications_are_named() -> None:
    vague = replace(B, bound="at_least", period_basis="publication", reading="press", source="p2020")
    found = topics(A, vague)
    assert found["Precision"] == ("Bea: at least 200\xa0ha", "A figure with its range: Bea.")
    assert found["Period"][1] == "The year that is meant, stated: Bea."
    assert found["How it was read"] == ("Bea: from a press report", "The document of the source itself: Bea.")
    assert "Publication" in found


def test_a_source_that_also_gives_an_exact_figure_is_not_vague() -> None:
    low = replace(B, bound="at_least", id="low")
    assert "Precision" not in topics(A, B, low)


def test_publications_come_by_day_repeats_fold_and_later_ones_are_hidden() -> None:
    again = replace(A, id="again", source="p2015")
    records = Dated(breaks=(ZONES,))
    claims = [B, again, A]
    d = dispute(*claims, records=records)
    assert [(p.day.year, p.statement, p.further) for p in publications_of(d, claims, records)] == [
        (2012, "", ()),
        (2012, A.id, ("p2015",)),
        (2012, B.id, ()),
    ]
    early = publications_of(d, claims, records, date(2012, 6, 15))
    assert [p.statement for p in early] == [""]


def test_other_years_hold_the_same_sources_only_where_two_give_a_figure() -> None:
    before = claim(50, year=2010, institution="Ana")
    beside = claim(75, year=2010, institution="Bea")
    lone = claim(60, year=2009, institution="Ana")
    other = claim(999, year=2010, institution="Cleo")
    claims = {s.id + s.institution: s for s in (A, B, before, beside, lone, other)}
    claims = {key: replace(s, id=key) for key, s in claims.items()}
    records = Dated()
    d = next(d for d in find_disagreements(claims.values(), records) if d.first_year == 2011)
    who, rows = other_years(d, claims, records)
    assert sorted(who) == ["Ana", "Bea"]
    assert [(row.year, row.ratio) for row in rows] == [(2010, 1.5), (2011, 2.0)]
