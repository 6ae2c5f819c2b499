"""A long text is read in pieces without a word lost or moved."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from geo.extract.records.statements import statements_in
from geo.extract.text import pieces as module
from geo.extract.text.pieces import pieces


@given(st.text(alphabet="ab .\n", max_size=300), st.integers(min_value=4, max_value=50))
def test_pieces_are_the_text(text, most):
    found = list(pieces(text, most))
    assert "".join(piece for _, piece in found) == text
    assert all(text[offset : offset + len(piece)] == piece and len(piece) <= most for offset, piece in found)
    assert all(piece for _, piece in found[1:] if text)


def test_figures_of_every_piece_keep_their_place(monkeypatch):
    text = "".join(f"In 2013 Peru had {n},800 hectares of coca.\n\n" for n in range(10, 60))
    monkeypatch.setattr(module.pieces, "__defaults__", (400,))
    assert len(list(pieces(text))) > 3
    found = statements_in(text, "en", date(2014, 1, 1))
    lines = text.split("\n")
    assert [f.value for f in found] == [n * 1000 + 800 for n in range(10, 60)]
    assert all(lines[f.paragraph][f.start : f.end] == f.quote for f in found)
