"""The evidence of a number in the app: what leads to it, and what the page shows."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from streamlit.testing.v1 import AppTest

from geo.statements import documents
from geo.ui.claims.evidence import claim_rows
from geo.ui.elements.literal import literal
from geo.ui.elements.ways import ways
from geo.ui.frame.atlas import load_atlas
from geo.ui.sources.evidence_view import statement_article
from tests.support.markup import Balance
from tests.support.pages import APP, html, open_page


def visit(**query: str) -> AppTest:
    return open_page("pages/sources.py", query)


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


def test_the_page_shows_the_statement_and_leads_to_all_documents() -> None:
    app = visit(statement="d3-04")
    assert not app.exception
    assert not app.warning
    assert app.title[0].value == "Coca cultivation in Loreto, 2011"
    assert app.query_params["statement"] == "d3-04"
    text = html(app)
    assert "at least 25,000" in text.split('class="card"')[0].replace("\xa0", " ")
    assert "2 figures contradict it" in text
    assert 'class="all-documents"' in text


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
    assert all(not re.search(r"(?<!\\)[\[\]]", text) for text in told)
    assert literal(hostile)[:20] in told[0]


def test_the_opened_sources_table_leads_to_each_statement() -> None:
    app = visit(source="insight-crime-2011-loreto")
    assert "statement=d3-04#d3-04" in html(app)


@pytest.mark.seeds
def test_the_sentence_is_marked_where_the_document_is_here() -> None:
    if "insight-crime-2011-loreto" not in documents():
        pytest.skip("insight-crime-2011-loreto is not here: set SEEDS_DIR to a folder that has it")
    atlas = load_atlas()
    told = statement_article(atlas.statements["d3-04"], atlas, set())
    assert re.search(r'<blockquote lang="en"><span class="near">[^<]+</span> <q>[^<]*<mark>[^<]*25,000', told)
