"""Figures of one document that do not go together, ranks in words, and what was not compared."""

from __future__ import annotations

from datetime import date

import pytest

from geo.atlas import estimate_all, read_atlas
from geo.caveats import caveat_lines
from geo.estimates import find_disagreements, ranks_by_monitor
from geo.estimates.claims import compared
from geo.model import View
from geo.wording.claim import claim_text
from geo.wording.estimate import agreement_words


@pytest.fixture(scope="module")
def atlas():
    return read_atlas()


@pytest.fixture(scope="module")
def found(atlas):
    return {d.id: d for d in find_disagreements(atlas.statements.values(), atlas, agreeing=True)}


class TestChecks:
    def test_loreto_with_two_valleys_is_more_than_the_nation(self, atlas, found):
        """40,000 + 19,700 + 13,000 = 72,700 ha beside 61,000 ha."""
        told = found["together-d3-02"]
        assert (told.low, told.high) == (61000, 72700)
        assert set(told.claims) == {"d3-02", "d3-05", "d3-06", "d3-07"}
        assert told.lines[1].text == "40,000 + 19,700 + 13,000 = 72,700\u00a0ha"
        assert told.text.startswith("Added by us, ")
        assert "Loreto (2011)" in told.lines[0].text  # each figure with its year

    def test_four_flights_a_day_carry_more_than_the_capacity(self, found):
        """4 × 300 kg × 365 = 438 t a year beside 300 t."""
        told = found["load-d2-13"]
        assert (told.low, told.high) == (300, 438)
        assert told.lines[0].text == "4 × 300\u00a0kg × 365 = 438,000\u00a0kg = 438\u00a0t"
        assert set(told.claims) == {"d2-13", "d2-17", "d2-18"}

    def test_they_find_nothing_else_and_nobody_is_called_wrong(self, found):
        told = [d for d in found.values() if d.rule in ("together", "load")]
        assert [d.verdict for d in told] == ["depends", "depends"]

    def test_not_before_the_documents_were_out(self, atlas):
        early = find_disagreements(atlas.statements.values(), atlas, as_of=date(2011, 1, 1), agreeing=True)
        assert not [d for d in early if d.rule in ("together", "load")]


class TestRanks:
    @pytest.mark.parametrize(
        ("id", "words"),
        [("d3-08", "no. 2 or lower"), ("d1-06", "probably no. 1"), ("d2-21", "probably no. 1"),
         ("d3-22", "probably no. 1"), ("d1-01", "no. 1")],
    )  # fmt: skip
    def test_a_bound_is_said_in_the_words_of_an_order(self, atlas, id, words):
        assert claim_text(atlas.statements[id]) == words

    def test_ranks_are_not_subtracted(self, found):
        ranks = [d for d in found.values() if d.unit == "rank" and d.rule == "contested"]
        assert ranks
        assert not any("−" in line.text or "/" in line.text for d in ranks for line in d.lines)


class TestRanksByMonitor:
    """In 2012 UNODC has Peru before Colombia, 60,400 and 48,000 ha; the US 50,500 and 78,000 ha."""

    def _told(self, atlas, measure, year, as_of=None):
        known = atlas.known(as_of).values()
        return [line.text for line in ranks_by_monitor(known, atlas, measure, year)]

    def test_two_monitors_give_two_orders(self, atlas):
        unodc, us = self._told(atlas, "coca_production_rank", 2012)
        assert "1. Peru, 60,400\u00a0ha; 2. Colombia, 48,000\u00a0ha; 3. Bolivia, 25,300\u00a0ha" in unodc
        assert "1. Colombia, 78,000\u00a0ha; 2. Peru, 50,500\u00a0ha" in us
        assert us.endswith("No figure for Bolivia.")
        assert "our comparison" in unodc

    def test_a_monitor_without_peru_gives_none(self, atlas):
        assert not any("UNODC" in text for text in self._told(atlas, "coca_production_rank", 2019))

    def test_of_what_is_no_rank_nothing_is_said(self, atlas):
        assert self._told(atlas, "coca_cultivation", 2012) == []

    def test_nothing_before_the_figures_were_out(self, atlas):
        assert self._told(atlas, "coca_production_rank", 2012, date(2013, 1, 1)) == []

    def test_they_stand_among_the_cautions_of_a_rank(self, atlas):
        view = View(measure="coca_production_rank", level="country", year=2012, place="peru")
        lines = caveat_lines(view, estimate_all(atlas, view.measure, view.lens), atlas)
        assert sum("our comparison" in line for line in lines) == 2


def test_what_was_not_compared_is_not_shown_as_agreement(atlas):
    """Cocaine in 2013: 359 t (US, pure) and about 325 t of another definition."""
    estimate = estimate_all(atlas, "cocaine_production_potential", "monitoring").at("peru", 2013)
    words = agreement_words(estimate, compared=compared(estimate.claims))
    assert words == "2 sources, not compared, 3 documents"
