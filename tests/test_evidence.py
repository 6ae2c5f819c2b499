"""Every number leads to its statement: stated in full, its sentence, what contradicts it, its card."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from geo import language
from geo.links import from_query
from geo.model import View
from geo.statements import documents, sentence
from geo.ui import evidence as evidence_module
from geo.ui.addresses import statement_address, statement_prefix
from geo.ui.atlas import load_atlas
from geo.ui.beside import barrier, beside, beside_html
from geo.ui.evidence import claim_rows
from geo.ui.evidence_view import stage_article, statement_article, statement_title
from geo.ui.facts import period_words
from geo.ui.literal import literal
from geo.ui.ways import ways
from tests.support.atlas import toy_atlas
from tests.toy import toy_root, toy_sources, toy_statements

APP = str(Path(__file__).parent.parent / "app.py")
EMPTY = {"br"}


class Balance(HTMLParser):
    """Finds tags that are not closed or cross one another, and links that lead nowhere inside."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)
        self.wrong += self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in EMPTY:
            self.open.append(tag)
        if tag == "a":
            self.links.append(dict(attrs)["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def visit(**query: str) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=60)
    for name in ("lang",):
        if name in query:
            app.query_params[name] = query[name]
    app.run()
    app.switch_page("pages/sources.py")
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def html(app: AppTest) -> str:
    return " ".join(e.proto.body for e in app.get("html"))


@pytest.mark.parametrize("spoken", ["en", "es"])
def test_every_statement_has_its_evidence(spoken: str) -> None:
    language.use(spoken)
    atlas = load_atlas()
    for s in atlas.statements.values():
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
        assert atlas.places.get(s.place).label(spoken) in statement_title(s, atlas)


@pytest.mark.parametrize("spoken", ["en", "es"])
def test_every_stage_has_its_evidence(spoken: str) -> None:
    language.use(spoken)
    atlas = load_atlas()
    assert len(atlas.routes) == 34
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
        "50 %", "As printed half", "value 50 (unit: %)", "Share of pepper seized", "Belmonte (country)",
        "2012 (stated in the source)", "part of the year only; rounded", "Gazette 2012",
        "between 1 Oct 2012 and 31 Dec 2012", "Paragraph 4, characters 49 to 53", "read first hand",
        "How the date was established It calls 2011 the last full year",
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
        ({"denominator": "of all"}, "of another whole"),
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


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2011, 1, 1), date(2011, 12, 31), "2011"),
        (date(2005, 1, 1), date(2011, 12, 31), "2005–2011"),
        (date(2017, 3, 1), date(2017, 3, 31), "1 Mar 2017 to 31 Mar 2017"),
        (date(2017, 3, 1), date(2017, 3, 1), "1 Mar 2017"),
        (None, None, "no time given"),
    ],
)
def test_a_period_in_words(start: date, end: date, words: str) -> None:
    assert period_words(start, end) == words


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
    assert "Put your copy beside its card" in told
    assert "<mark>" not in told
    read = next(s for s in atlas.statements.values() if s.paragraph is None and s.read_in)
    told = statement_article(read, atlas, set())
    assert "How it was read: " in told
    assert f'class="card" id="{read.read_in}" open' in told


def test_a_locator_that_points_nowhere_is_said_and_not_thrown(monkeypatch: pytest.MonkeyPatch) -> None:
    from geo.errors import SeedError

    def broken(record: object) -> None:
        raise SeedError("characters 5 to 900 are not in paragraph 2")

    monkeypatch.setattr(evidence_module, "sentence", broken)
    monkeypatch.setattr("geo.ui.evidence_view.sentence", broken)
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
    view, problems = from_query(query, measures={"coca_cultivation"}, places={"peru"})
    assert (view, problems) == (View(), [])
    assert statement_prefix() + "d3-04#d3-04" == address


def test_claims_and_stages_lead_to_their_evidence() -> None:
    atlas = load_atlas()
    rows = claim_rows([atlas.statements["d3-04"], atlas.statements["d3-10"]], atlas)
    links = [unquote(link) for link in Balance(rows).links]
    assert any(link.endswith("statement=d3-04#d3-04") for link in links)
    assert any(link.endswith("statement=d3-10#d3-10") for link in links)
    stages = ways(atlas.places.get("callao-mexico"), atlas)
    own = [r.id for r in atlas.routes if r.corridor == "callao-mexico"]
    assert own
    for id in own:
        assert f"statement={id}#{id}" in stages


def test_the_page_shows_the_statement_first_and_every_card_below() -> None:
    app = visit(statement="d3-04")
    assert not app.exception
    assert not app.warning
    assert app.title[0].value == "Coca cultivation in Loreto, 2011"
    assert app.query_params["statement"] == "d3-04"
    text = html(app)
    assert "at least 25,000" in text.split('class="card"')[0].replace("\xa0", " ")
    assert "2 statements contradict it" in text
    assert 'id="unodc-peru-2011"' in text


def test_the_page_shows_a_stage() -> None:
    app = visit(statement="r2-01", lang="es")
    assert not app.exception
    assert 'id="r2-01"' in html(app)


def test_an_unknown_id_is_said_with_ids_near_it() -> None:
    app = visit(statement="d3-4")
    assert not app.exception
    assert any("d3-4" in warning.value for warning in app.warning)
    assert "statement=d3-04#d3-04" in html(app)
    assert app.title[0].value == "Sources"


@pytest.mark.parametrize("name", ["statement", "source", "measure"])
def test_a_link_cannot_make_the_page_fetch_a_picture(name: str) -> None:
    hostile = "![x](http://example.org/x.png)"
    if name == "measure":
        app = AppTest.from_file(APP, default_timeout=60)
        app.query_params[name] = hostile
        app.run()
    else:
        app = visit(**{name: hostile})
    assert not app.exception
    told = [warning.value for warning in app.warning]
    assert told
    assert all("![" not in text and "](" not in text for text in told)
    assert literal(hostile)[:20] in told[0]


def test_the_opened_sources_table_leads_to_each_statement() -> None:
    app = visit(source="insight-crime-2011-loreto")
    assert "statement=d3-04#d3-04" in html(app)


def test_the_panels_figures_lead_to_their_statements() -> None:
    def panel(**query: str) -> str:
        app = AppTest.from_file(APP, default_timeout=60)
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        return next(e.proto.body for e in app.get("html") if 'class="headline"' in e.proto.body)

    one = panel(year="2020")
    assert "statement=s-coca-peru-2020-devida#s-coca-peru-2020-devida" in one.split('class="value"')[1]
    # No single value: at most 3,000 at one end, about 40,000 at the other.
    both = panel(year="2011", place="loreto", level="department")
    assert 'class="value">3,000 to' in both.replace("\xa0", " ")
    assert "statement=d3-05#d3-05" in both
    assert "statement=d3-09#d3-09" in both or "statement=d3-11#d3-11" in both


@pytest.mark.seeds
def test_the_sentence_is_marked_where_the_document_is_here() -> None:
    if "insight-crime-2011-loreto" not in documents():
        pytest.skip("insight-crime-2011-loreto is not here: set SEEDS_DIR to a folder that has it")
    atlas = load_atlas()
    told = statement_article(atlas.statements["d3-04"], atlas, set())
    assert re.search(r'<blockquote lang="en"><span class="near">[^<]+</span> <q>[^<]*<mark>[^<]*25,000', told)
