"""Words on a sheet: what the typeface lacks, how lines break, where text is cut."""

from __future__ import annotations

import gc
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.plots.formats.embedded_font import _cut
from geo.plots.map import typeface as letters
from geo.plots.map.typeface import ELLIPSIS, STAND_IN, clean, shortened, width, wrap


class TestClean:
    @pytest.mark.parametrize(
        ("given", "wanted", "lost"),
        [
            ("Coca in 2011", "Coca in 2011", 0),
            ("Superficie de Ñaupe, año «uno»", "Superficie de Ñaupe, año «uno»", 0),
            ("$x_1$ <b>no</b> &amp;", "$x_1$ <b>no</b> &amp;", 0),
            ("two\n\n  lines\tapart ", "two lines apart", 0),
            ("leaf \U0001f33f here", f"leaf {STAND_IN} here", 1),
            ("a\u202eb\u200d\x07c", "abc", 0),
            ("e\u0301", "é", 0),
        ],
    )
    def test_only_what_can_be_set_is_left(self, given, wanted, lost):
        found = clean(given)
        assert (found.text, found.lost) == (wanted, lost)

    def test_writing_from_right_to_left_leaves_no_letter(self):
        found = clean("خريطة")
        assert (found.text, found.lost, found.letters) == (STAND_IN, 5, 0)

    @given(st.text(max_size=200))
    def test_any_text_can_be_set_afterwards(self, text):
        again = clean(clean(text).text)
        assert again.lost == 0
        assert "\n" not in again.text


class TestWrap:
    @given(st.text(alphabet="abc XYZ-", max_size=400), st.floats(30, 300))
    def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(self, text, room):
        lines = wrap(text, room, 10)
        assert all(width(line, 10) <= room + 1e-6 for line in lines)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")

    def test_a_word_of_two_thousand_letters_is_broken(self):
        lines = wrap("x" * 2000, 100, 10)
        assert len(lines) > 50
        assert "".join(lines) == "x" * 2000

    def test_text_that_is_cut_says_so_and_fits(self):
        lines, cut = shortened(wrap("word " * 100, 90, 10), 2, 90, 10, "regular")
        assert cut
        assert len(lines) == 2
        assert lines[1].endswith(ELLIPSIS)
        assert width(lines[1], 10) <= 90

    def test_text_that_fits_is_not_cut(self):
        assert shortened(["one", "two"], 2, 90, 10, "regular") == (["one", "two"], False)


@pytest.mark.parametrize(
    "read",
    [
        letters.characters.__wrapped__,
        letters._advances.__wrapped__,
        lambda face: _cut(face, "Ñ"),
    ],
    ids=["characters", "advances", "cut"],
)
def test_the_file_of_a_typeface_is_closed_once_it_is_read(read):
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always", ResourceWarning)
        read("regular")
        gc.collect()
    assert [str(warning.message) for warning in found] == []
