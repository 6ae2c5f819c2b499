"""The Sources page: a table of all documents to search, narrow and order, and one document of its own."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from geo.ui.frame.atlas import load_atlas
from geo.ui.sources.listing import Asked, listed
from geo.views.record import uses
from tests.support.pages import html, open_page

ATLAS = load_atlas()
USED = uses(ATLAS)


def visit(**query: str) -> AppTest:
    app = open_page("pages/sources.py", query)
    assert not app.exception
    return app


def ids(app: AppTest) -> list[str]:
    """The documents of the table, in its order."""
    table = html(app).split('<table class="documents">')[1].split("</table>")[0]
    return re.findall(r"source=[\w-]+#([\w-]+)", table)


@pytest.mark.parametrize("spoken", ["en", "es"])
def test_all_documents_stand_in_one_table(spoken: str) -> None:
    app = visit(lang=spoken)
    assert sorted(ids(app)) == sorted(ATLAS.sources)
    assert app.expander  # what is on this computer is folded, at the end


def test_words_narrow_the_table_without_accents_and_case() -> None:
    app = visit()
    app.text_input(key="documents_text").set_value("InSight  loreto").run()
    assert "insight-crime-2011-loreto" in ids(app)
    assert len(ids(app)) < len(ATLAS.sources)
    assert app.query_params["text"] == "InSight  loreto"
    app.text_input(key="documents_text").set_value("nothing like it").run()
    assert any("No document matches" in each.value for each in app.info)


def test_how_a_figure_was_read_narrows_the_table() -> None:
    app = visit(readings="official site|first hand")
    wanted = {
        id for id, found in USED.items() if {s.reading for s in found} & {"official site", "first hand"}
    }
    assert set(ids(app)) == wanted
    assert app.multiselect(key="documents_readings").value == ["official site", "first hand"]


def test_each_order_is_kept_in_the_address() -> None:
    app = visit()
    app.selectbox(key="documents_sort").select("figures").run()
    assert app.query_params["sort"] == "figures"
    counts = [len(USED[id]) for id in ids(app)]
    assert counts == sorted(counts, reverse=True)
    newest = [source.published_from for source, _used in listed(Asked(), USED, ATLAS)]
    assert newest == sorted(newest, reverse=True)


def test_a_document_has_a_page_with_its_figures_and_a_way_back() -> None:
    long = max(USED, key=lambda id: len(USED[id]))
    text = html(visit(source=long))
    assert f'id="{long}" open' in text
    assert '<table class="documents">' not in text
    assert 'class="all-documents"' in text
    assert f"table=statements&amp;sources={long}" in text  # more figures than a page lists


def test_what_a_link_asks_wrongly_is_named() -> None:
    app = visit(sort="weight")
    assert any("sort" in each.value for each in app.warning)
    assert ids(app)
