"""How exactly a figure is stated, how far two lie apart, and who can speak on a measure."""

from __future__ import annotations

import pytest

from geo.estimates import single_lenses
from geo.estimates.rules.precision import agreement, exactly, reading, total
from geo.model import Statement
from tests.support.claims import SERIES, claim


class TestPrecision:
    @pytest.mark.parametrize(
        ("stated", "parts", "verdict"),
        [
            ("32.5", ("18.5", "11.2", "2.6"), "differs"),  # 32.3; each part is short by less than 0.05
            ("32.4", ("18.5", "11.2", "2.6"), "agrees"),
            ("32", ("18.5", "11.2", "2.6"), "agrees"),
            ("61,800", ("61,777",), "agrees within rounding"),
            ("61,700", ("61,777",), "differs"),
            ("101", ("79", "9", "5", "4"), "differs"),
            ("97", ("79", "9", "5", "4"), "agrees"),
        ],
    )
    def test_a_sum_against_its_total(self, stated: str, parts: tuple[str, ...], verdict: str) -> None:
        def printed(text: str) -> Statement:
            return claim(float(text.replace(",", "")), value_stated=text)

        found = agreement(reading(printed(stated)), total(reading(printed(part)) for part in parts))
        assert found == verdict

    def test_a_figure_is_as_exact_as_the_unit_it_was_printed_in(self) -> None:
        """300 kg is 299.5 to 300.5 kg by its last digit, 250 to 350 by its last that is not zero."""
        read = reading(claim(0.3, value_stated="300", unit="t"))
        assert [float(end) for end in (read.close.low, read.close.high)] == pytest.approx([0.2995, 0.3005])
        assert [float(end) for end in (read.wide.low, read.wide.high)] == pytest.approx([0.25, 0.35])
        worded = reading(claim(12_000_000.0, value_stated="12 million"))
        assert (worded.close.low, worded.close.high) == (11_500_000, 12_500_000)

    def test_bounds_open_the_side_they_leave_open(self) -> None:
        floor, ceiling = (reading(claim(36.0, bound=bound)) for bound in ("at_least", "at_most"))
        assert (floor.close.low, floor.wide.low, floor.close.open) == (36, 35.5, True)
        assert (ceiling.close.low, ceiling.close.high, ceiling.wide.high) == (0, 36, 36.5)
        assert not reading(claim(36.0, bound="at_least"), bounded=False).close.open
        assert agreement(reading(claim(-18.0, bound="at_most")), exactly(18.4)) == "agrees within rounding"


def test_who_can_speak_on_a_measure() -> None:
    claims = [
        claim(5, series="watch"), claim(6, 2013, 2012, series="watch", read_in="p2015"),
        claim(7, attributed_to="Ana", place="moor"), claim(8, attributed_to="Bruno", kind="target"),
    ]  # fmt: skip
    assert single_lenses(claims, SERIES, "crop") == (
        "speaker:watch", "speaker:Ana", "source:p2012", "source:p2013", "source:p2015",
    )  # fmt: skip
    assert single_lenses(claims, SERIES, "burnt") == ()
