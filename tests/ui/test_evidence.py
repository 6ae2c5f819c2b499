"""Every number leads to its statement: stated in full, its sentence, what contradicts it, its card."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from geo import language
from geo.links import from_query
from geo.model import Statement, View
from geo.statements import sentence
from geo.ui.claims import evidence as evidence_module
from geo.ui.claims.evidence import claim_rows
from geo.ui.claims.facts import statement_facts
from geo.ui.elements.english import in_english, in_use
from geo.ui.frame.addresses import statement_address, statement_prefix
from geo.ui.frame.atlas import load_atlas
from geo.ui.sources.beside import barrier, beside, beside_html
from geo.ui.sources.evidence_view import stage_article, statement_article, statement_title
from tests.support.markup import Balance
from tests.toys.toy import toy_root, toy_sources, toy_statements
from tests.toys.toy_atlas import toy_atlas


def one_of_each(statements: Iterable[Statement]) -> list[Statement]:
    """Return a statement of every form: what lines of the article it has, and with which words."""
    forms: dict[tuple, Statement] = {}
    for s in statements:
        given = (s.paragraph is None, bool(s.read_in), bool(s.note), bool(s.definition), bool(s.denominator))
        forms.setdefault((s.kind, s.bound, s.stance, *given), s)
        for word in (s.unit, s.period_basis, s.reading, *s.flags):
            forms.setdefault((word,), s)
    return [*{s.id: s for s in forms.values()}.values()]


@pytest.mark.parametrize("spoken", ["en", "es"])
def test_a_statement_of_every_form_has_its_evidence(spoken: str) -> None:
    language.use(spoken)
    atlas = load_atlas()
    for s in one_of_each(atlas.statements.values()):
        told = statement_article(s, atlas, set())
        read = Balance(told)
        assert read.wrong == [], s.id
        assert f'id="{s.id}"' in told
        assert all(not link.startswith(("javascript", "data")) for link in read.links)
        facts = told.split('class="plain facts"', 1)[1].split("</table>", 1)[0]
        for fact in (s.id, f"#{s.source}", f"#{s.measure}"):
            assert fact in facts, s.id
        if s.place != "peru":
            assert f"place={s.place}" in facts
        assert f'class="card" id="{s.source}" open' in told
        assert atlas.places.get(s.place).label() in statement_title(s, atlas)


@pytest.mark.parametrize("spoken", ["en", "es"])
def test_every_stage_has_its_evidence(spoken: str) -> None:
    language.use(spoken)
    atlas = load_atlas()
    assert atlas.routes
    for r in atlas.routes:
        told = stage_article(r, atlas, set())
        assert Balance(told).wrong == []
        for part in (f'id="{r.id}"', f"place={r.corridor}", f'class="card" id="{r.source}" open'):
            assert part in told, r.id


def test_a_statement_is_said_in_full() -> None:
    atlas = toy_atlas()
    told = re.sub(r"<[^>]*>", " ", statement_article(atlas.statements["t-05"], atlas, set()))
    told = " ".join(told.split())
    for words in (
        "50 %", "As printed half", "figure 50 (unit: %)", "Share of pepper seized", "Belmonte (country)",
        "2012 (given in the document)", "part of the year only; rounded", "Gazette 2012",
        "between 1 Oct 2012 and 31 Dec 2012", "Paragraph 4, characters 49 to 53", "from the document",
        "Basis of the date It calls 2011 the last full year",
    ):  # fmt: skip
        assert words in told, words


def test_texts_of_the_data_cannot_become_markup() -> None:
    atlas = toy_atlas()
    hostile = "<img src=x onerror=alert(1)>"
    bad = replace(atlas.statements["t-01"], note=hostile, definition=hostile, attributed_to=hostile)
    told = statement_article(bad, atlas, set())
    assert "<img" not in told
    assert told.count("&lt;img") >= 3


@pytest.mark.parametrize(
    ("id", "contradict", "agree", "apart"),
    [
        # at least 25,000: 3,000 at most and 19,700 cannot be true beside it, about 40,000 can
        ("t-01", {"t-03", "t-06"}, {"t-02"}, set()),
        # about 40,000 is 35,000 to 45,000
        ("t-02", {"t-03", "t-06"}, {"t-01"}, set()),
        ("t-03", {"t-01", "t-02", "t-06"}, set(), set()),
        ("t-07", {"t-08"}, set(), set()),
        ("t-09", set(), set(), set()),  # a change of 2012; nothing else is said of that year
        ("t-10", set(), set(), set()),
    ],
)
def test_what_else_is_said_is_sorted_by_what_it_is_to_the_statement(
    id: str, contradict: set, agree: set, apart: set
) -> None:
    statements = {s.id: s for s in toy_statements()}
    found = beside(statements[id], statements, toy_sources())
    assert {s.id for s in found.contradict} == contradict
    assert {s.id for s in found.agree} == agree
    assert {s.id for s in found.apart} == apart
    assert found.revisions == ()


def test_a_revision_of_the_same_series_is_no_contradiction() -> None:
    statements = {s.id: s for s in toy_statements()}
    first = replace(statements["t-08"], id="old", source="watch-2012")  # published half a year earlier
    later = replace(first, id="new", value=50_500.0, source="abroad-2013", flags=frozenset({"revised"}))
    both = {"old": first, "new": later}
    for one, other in (("old", "new"), ("new", "old")):
        found = beside(both[one], both, toy_sources())
        assert [s.id for s in found.revisions] == [other]
        assert found.contradict == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"unit": "t"}, "in another unit"),
        ({"definition": "picked"}, "by another definition"),
        ({"denominator": "of all"}, "of another total"),
        ({"period_end": date(2013, 12, 31)}, "for another period"),
        ({"kind": "target"}, "of another kind: target, not an outcome"),
    ],
)
def test_what_is_not_comparable_says_in_what_it_differs(change: dict, words: str) -> None:
    one = replace(toy_statements()[6], definition="planted", denominator="of some")
    other = replace(one, id="other", **change)
    found = beside(one, {one.id: one, "other": other}, toy_sources())
    assert [s.id for s in found.apart] == ["other"]
    assert barrier(one, other) == words


def test_what_came_out_after_the_views_day_is_marked() -> None:
    atlas = toy_atlas()
    view = View(as_of=date(2012, 10, 1))  # the survey of 24 September counts, the gazette does not yet
    told = beside_html(atlas.statements["t-06"], view, atlas)
    assert told.count("not yet published on 1 Oct 2012") == 3
    assert "not yet published" not in beside_html(atlas.statements["t-06"], View(), atlas)


def test_the_sentence_stands_between_its_neighbours(toy_package: Path) -> None:
    found = sentence(toy_statements()[1], toy_root() / "seeds", toy_root())
    assert found.before.startswith("Warden Ilse Brandt said")
    assert found.text == "Governor Teo Marsh spoke of around 40,000 hectares."
    assert found.after == "Director U. S. Olm knows of no more than 3,000!"
    first = sentence(toy_statements()[0], toy_root() / "seeds", toy_root())
    assert first.before == "The pepper of the Vale"  # the paragraph before, past the blank line
    last = sentence(toy_statements()[3], toy_root() / "seeds", toy_root())
    assert last.after == ""


def test_without_the_text_the_view_says_what_would_bring_the_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEEDS_DIR", str(tmp_path))
    atlas = load_atlas()
    told = statement_article(atlas.statements["d3-04"], atlas, set())
    assert "Add your copy at the end of this page" in told
    assert "<mark>" not in told
    read = next(s for s in atlas.statements.values() if s.paragraph is None and s.read_in)
    told = statement_article(read, atlas, set())
    assert "How we read it: " in told
    assert f'class="card" id="{read.read_in}" open' in told


def test_a_locator_that_points_nowhere_is_said_and_not_thrown(monkeypatch: pytest.MonkeyPatch) -> None:
    from geo.errors import SeedError

    def broken(record: object) -> None:
        raise SeedError("characters 5 to 900 are not in paragraph 2")

    monkeypatch.setattr(evidence_module, "sentence", broken)
    monkeypatch.setattr("geo.ui.sources.evidence_view.sentence", broken)
    atlas = load_atlas()
    located = atlas.statements["d3-04"]
    assert "characters 5 to 900 are not in paragraph 2" in claim_rows([located], atlas)
    assert "characters 5 to 900 are not in paragraph 2" in statement_article(located, atlas, set())


def test_a_link_to_evidence_holds_the_id_and_a_view_that_can_be_read_back() -> None:
    address = statement_address("d3-04")
    parts = urlsplit(address)
    assert (parts.path, parts.fragment) == ("sources", "d3-04")
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    assert query.pop("statement") == "d3-04"
    view, problems = from_query(query, load_atlas())
    assert (view, problems) == (View(), [])
    assert statement_prefix() + "d3-04#d3-04" == address


def test_what_exists_in_english_only_is_marked_in_spanish() -> None:
    with language.in_language("es"):
        assert in_english("all illicit drugs").endswith("<i>(en inglés)</i>")
        assert in_english("") == ""
        assert in_use("all illicit drugs", "todas las drogas ilícitas") == "todas las drogas ilícitas"
    with language.in_language("en"):
        assert in_english("all illicit drugs") == '<span lang="en">all illicit drugs</span>'


def test_every_page_says_that_a_figure_covers_a_part_of_its_year() -> None:
    atlas = toy_atlas()
    statement = atlas.statements["t-04"]
    assert ("Period", "part of 2012 (given in the document)") in statement_facts(statement, atlas)
    assert "part of 2012" in statement_title(statement, atlas)
