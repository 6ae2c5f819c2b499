"""What was left out stands on the Sources page with its reason, in both languages, from one table."""

from __future__ import annotations

import pytest

from geo.atlas import read_atlas
from geo.catalog import load_omissions, load_sources
from geo.language import in_language
from geo.ui.sources.omissions import omissions


def test_every_row_names_a_source_or_says_in_both_languages_what_it_is() -> None:
    sources = load_sources()
    for omission in load_omissions():
        assert omission.source in sources or omission.words_es, omission
        assert (omission.paragraph is None) == bool(omission.words_es), omission
        assert omission.reason != omission.reason_es, omission


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "members of parliament: we keep no measure of that"),
        ("es", "número de congresistas: no llevamos esa medida"),
    ],
)
def test_the_list_shows_the_reason(language: str, words: str) -> None:
    with in_language(language):
        html = omissions(read_atlas())
    assert words in html
    assert html.count("<tr>") == len(load_omissions()) + 1
