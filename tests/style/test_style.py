"""Colours, classes, numbers and dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import ArgumentError
from geo.language import use
from geo.style import (
    DARK,
    LIGHT,
    MODES,
    SURETIES,
    bound_text,
    classify,
    css_variables,
    format_date,
    format_number,
    format_range,
    format_value,
    ramp,
)
from geo.style.lines import series_colours

NBSP = "\u00a0"


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("count", range(1, 7))
def test_more_is_darker_on_paper_and_lighter_on_a_dark_wall(count):
    paper = [luminance(c) for c in ramp(count, LIGHT)]
    wall = [luminance(c) for c in ramp(count, DARK)]
    assert paper == sorted(paper, reverse=True)
    assert wall == sorted(wall)
    assert len(set(paper)) == len(set(wall)) == count


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_neighbouring_classes_differ_in_grey_too(palette):
    assert all(contrast(a, b) >= 1.2 for a, b in zip(palette.scale, palette.scale[1:], strict=False))


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_text_can_be_read(palette):
    assert contrast(palette.ink, palette.panel) >= 7
    assert contrast(palette.soft, palette.panel) >= 4.5
    assert contrast(palette.accent, palette.panel) >= 4.5


def test_the_scale_has_no_more_classes_than_colours():
    with pytest.raises(ArgumentError, match="7 classes"):
        ramp(7)


def test_corridor_modes_differ_by_pattern_and_colour():
    builds = {(m.width, m.core > 0, m.beads > 0) for m in MODES.values()}
    # The unknown mode shares a plain thin line with the road: it is always drawn dotted, as schematic.
    assert len(builds) == len(MODES) - 1
    assert len(set(SURETIES.values())) == 3
    assert len({m.light for m in MODES.values()}) == len({m.dark for m in MODES.values()}) == len(MODES)


def test_both_themes_stand_in_the_stylesheet():
    css = css_variables()
    assert f"--sea: {LIGHT.sea};" in css
    assert f"--sea: {DARK.sea};" in css.split('[data-theme="dark"]')[1]


def test_no_value_no_class():
    classes = classify([])
    assert (classes.count, classes.labels(), classes.colours()) == (0, [], [])


def test_one_value_is_one_class_in_the_middle_of_the_scale():
    classes = classify([1800.0, 1800.0])
    assert classes.labels() == ["1,800"]
    assert classes.colours() not in ([LIGHT.scale[0]], [LIGHT.scale[-1]])


def test_two_values_are_two_classes():
    classes = classify([5, 9])
    assert [classes.index(5), classes.index(9)] == [0, 1]


def test_limits_are_round_and_labels_say_them():
    values = [100.0] * 30 + [1500.0] * 10 + [27000.0] * 3
    classes = classify(values)
    assert [classes.index(v) for v in (100.0, 1500.0, 27000.0)] == [0, 1, 2]
    assert classes.labels()[0] == f"under {format_number(classes.breaks[0])}"
    assert classes.labels()[-1] == f"{format_number(classes.breaks[-1])} and over"
    for limit in classes.breaks:
        assert limit == float(f"{limit:.1g}")


def test_a_limit_belongs_to_the_class_above():
    classes = classify([1, 2, 3])
    assert classes.index(classes.breaks[0]) == 1


def test_a_missing_value_is_refused_not_counted_as_zero():
    with pytest.raises(ArgumentError, match="leave missing values out"):
        classify([1.0, float("nan")])


@given(st.lists(st.floats(0, 1e7, allow_nan=False), min_size=1, max_size=60), st.integers(2, 6))
def test_classes_are_ordered_and_hold_every_value(values, k):
    classes = classify(values, k)
    assert list(classes.breaks) == sorted(set(classes.breaks))
    assert 1 <= classes.count <= k
    assert len(classes.labels()) == len(classes.colours("dark")) == classes.count
    assert all(0 <= classes.index(v) < classes.count for v in values)


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (61777, "ha", f"61,777{NBSP}ha"),
        (0, "ha", f"0{NBSP}ha"),
        (45.333, "percent", f"45.33{NBSP}%"),
        (0.004, "t", f"0.004{NBSP}t"),
        (12, "count", "12"),
        (2, "rank", "no. 2"),
        (1.2e9, "USD", f"USD{NBSP}1,200{NBSP}million"),
        (800, "EUR", f"EUR{NBSP}800"),
        (3.5, "USD/kg", f"3.5{NBSP}USD/kg"),
    ],
)
def test_a_value_with_its_unit(value, unit, shown):
    assert format_value(value, unit) == shown


def test_ranges_are_words_because_a_dash_reads_as_minus():
    assert format_range(120, 150, "t") == f"120 to 150{NBSP}t"
    assert format_range(5, 5, "t") == f"5{NBSP}t"


@pytest.mark.parametrize(
    ("bound", "shown"),
    [
        ("exact", "60,000"),
        ("approx", "about 60,000"),
        ("at_least", "at least 60,000"),
        ("at_most", "at most 60,000"),
    ],
)
def test_a_claim_keeps_its_bound(bound, shown):
    assert bound_text(60000, None, None, bound, "ha") == f"{shown}{NBSP}ha"


def test_a_range_claim_keeps_both_ends():
    assert bound_text(None, 3000, 40000, "range", "ha") == f"3,000 to 40,000{NBSP}ha"


def test_a_claim_without_a_number_is_refused():
    with pytest.raises(ArgumentError, match="without a number"):
        bound_text(None, None, None, "exact", "ha")


def test_dates_in_both_languages():
    assert format_date(date(2013, 9, 24)) == "24 Sep 2013"
    use("es")
    assert format_date(date(2013, 9, 24)).startswith("24 set")


def test_peruvian_figures_look_the_same_in_both_languages():
    english = format_number(2500.5)
    use("es")
    assert format_number(61777) == "61,777"
    assert format_number(2500.5) == english


# Viénot, Brettel and Mollon 1999 for red- and green-blind eyes, on linear RGB; greyscale by luminance.
EYES = {
    "red-blind": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "green-blind": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
}


def lab(colour: str, eye: str = "") -> tuple[float, float, float]:
    """CIE L*a*b* (D65) of a colour as an eye sees it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    rgb = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    if eye:
        rgb = [max(0.0, sum(k * p for k, p in zip(row, rgb, strict=True))) for row in EYES[eye]]
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    xyz = [sum(k * p for k, p in zip(row, rgb, strict=True)) for row in rows]
    x, y, z = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116
        for t in (v / w for v, w in zip(xyz, (0.9505, 1.0, 1.089), strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def apart(one: str, other: str, eye: str) -> float:
    """Distance of two colours (CIE 1976); 2.3 can just be told apart."""
    return sum((a - b) ** 2 for a, b in zip(lab(one, eye), lab(other, eye), strict=True)) ** 0.5


@pytest.mark.parametrize("eye", ["", *EYES])
@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_classes_and_the_two_ends_of_a_change_differ_for_every_eye(palette, eye):
    assert all(apart(a, b, eye) >= 10 for a, b in zip(palette.scale, palette.scale[1:], strict=False))
    assert apart(palette.rise, palette.fall, eye) >= 20
    assert apart(palette.accent, palette.circle, eye) >= 10


@pytest.mark.parametrize(("dark", "palette"), [(False, LIGHT), (True, DARK)])
def test_a_name_in_the_colour_of_its_line_can_be_read(dark, palette):
    assert [c for c in series_colours(dark) if contrast(c, palette.panel) < 4.5] == []


@pytest.mark.parametrize("eye", ["", *EYES])
@pytest.mark.parametrize("dark", [False, True])
def test_lines_of_a_chart_differ_for_every_eye(dark, eye):
    colours = series_colours(dark)
    near = [
        (a, b, round(apart(a, b, eye), 1))
        for n, a in enumerate(colours)
        for b in colours[n + 1 :]
        if apart(a, b, eye) < 8
    ]
    assert near == []
