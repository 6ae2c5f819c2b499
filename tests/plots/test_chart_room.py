"""Where the words on a chart of lines stand."""

from __future__ import annotations

from itertools import pairwise

from geo.plots.chart_room import course, covered, least_covering, names_at_rules


def test_a_name_stands_before_its_rule_else_behind_it_else_nowhere():
    assert names_at_rules([100], [50], 0, 300, 5) == [45]
    assert names_at_rules([20], [50], 0, 300, 5) == [25]
    assert names_at_rules([20], [50], 0, 60, 5) == [None]


def test_no_name_stands_over_another_nor_over_a_rule():
    begins = names_at_rules([20, 60, 200], [30, 50, 50], 0, 300, 5)
    assert begins == [25, 65, 145]
    spans = list(zip(begins, [30, 50, 50], strict=True))
    assert all(one + length <= other for (one, length), (other, _) in pairwise(spans))


def test_a_name_goes_where_it_covers_least_of_the_lines_and_no_dot_or_word():
    line = course([(0, 0), (10, 10)])
    above, on, clear = (0, 5, 4, 9), (4, 4, 8, 8), (20, 0, 24, 4)
    assert covered(on, line) > covered(above, line) == 0
    assert least_covering([on, above], [], line, []) == 1
    assert least_covering([on, above], [(2, 7)], line, []) == 0
    assert least_covering([above, clear], [], line, [(1, 6, 3, 8)]) == 1
    assert least_covering([above], [(2, 7)], line, []) is None
