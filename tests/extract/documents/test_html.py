"""HTML: the article and its tables, the whole page where there is none, markup without end."""

from __future__ import annotations

import pytest

from geo.errors import ExtractionError
from geo.extract.documents import parse_document
from geo.extract.documents.web.text import page_text

BODY = """<nav><a href="/">Home</a> <a href="/n">999 news</a></nav>
<article><h1>Coca falls in 2012</h1>
<p>The police said on Monday that they had seized 32&nbsp;tons of coca&iacute;na in the valley in a year.</p>
<p>The price rose to &#36;900 a kilo in the <b>south</b> of the valley, farmers told the newspaper.</p>
<table><tr><th>Valley</th><th>ha</th></tr><tr><td>Norte</td><td>1,200</td></tr></table>
<script>var tons = 77;</script><!-- 88 tons --></article><footer>Copyright 2013</footer>"""
PAGE = f"<!DOCTYPE html><html><head><title>News</title></head><body>{BODY}</body></html>"


def test_the_article_comes_with_title_and_table_and_without_menus():
    document = parse_document("a.html", PAGE.encode())
    assert document.text.startswith("Coca falls in 2012\n\nThe police said")
    assert "32 tons of cocaína" in document.text
    assert "| Valley | ha |\n| Norte | 1,200 |" in document.text
    for outside in ("999 news", "77", "88", "Copyright"):
        assert outside not in document.text


def test_a_page_that_is_only_a_table_keeps_its_rows():
    rows = "".join(f"<tr><td>{year}</td><td>{year - 1980}.5</td></tr>" for year in range(2010, 2014))
    document = parse_document(
        "a.html", f"<html><body><h1>Seized</h1><table>{rows}</table></body></html>".encode()
    )
    assert "| 2012 | 32.5 |" in document.text


@pytest.mark.parametrize(
    "page", ["<p>Peru seized 32 tons.</p>", "<div>Peru seized 32 tons.<br></div>", "Peru seized 32 tons."]
)
def test_a_page_without_an_article_is_read_as_a_whole(page):
    assert parse_document("a.html", page.encode()).text == "Peru seized 32 tons."


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("iso-8859-15", "iso-8859-15"),
        ("hex", "cp1252"),
    ],
)
def test_the_encoding_that_a_page_names_is_believed(declared, encoding):
    page = f'<html><head><meta charset="{declared}"></head><body><p>Costó 5 € la cocaína.</p></body></html>'
    assert "Costó 5 € la cocaína." in parse_document("a.htm", page.encode(encoding)).text


def test_figures_outside_the_article_are_counted():
    menu = "".join(f"<li><a href='/{n}'>{n} more</a></li>" for n in range(100, 160))
    document = parse_document("a.html", PAGE.replace("<footer>", f"<footer><ul>{menu}</ul>").encode())
    assert any("figures stand outside" in note for note in document.notes)


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("a &lt; b <i>c</i>d<br>e", "a < b cd\ne"),
        ('<p title="x > y">32 tons</p>', "32 tons"),
        ("<ul><li>one<li>two</ul>", "one\n\ntwo"),
        ("<style>p{}</style><noscript>no</noscript>yes", "yes"),
        ("<script>if (a </b> 1)</script>yes", "yes"),
        ("<!-- a <p> b -->yes<!-- open", "yes"),
        ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
        ("<table><tr><td><p>a</p></td><td>b</table>after", "| a | b\n\nafter"),
        ("&#99999999999999999999;x", "x"),
    ],
)
def test_what_a_reader_sees_is_the_text_of_a_page(page, text):
    assert page_text(page) == text


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "32 tons" + "</div>" * 100_000,
        "<table><tr><td>" * 30_000 + "32 tons",
        "<html>32 tons" + "<!--" * 250_000,
        "<html>32 tons" + "<" * 500_000,
        "<html>32 tons" + "</" * 500_000,
        "<html>32 tons" + "<p a='" * 150_000,
        "<html>32 tons" + '<p a="' * 150_001,
        "<html>32 tons" + "<script>" * 120_000,
        "<html><p>32 tons " + "9,9,9," * 170_000,
        "<html><p>32 tons " + "CAPITALS " * 110_000,
        "<html>32 tons " + "&" * 1_000_000,
    ],
    ids=lambda page: page[-12:],
)
def test_a_megabyte_of_hostile_markup_comes_to_an_end(page):
    assert "32 tons" in parse_document("a.html", page.encode()).text


def test_a_page_of_markup_alone_is_refused():
    with pytest.raises(ExtractionError, match=r"a\.html: it holds no text"):
        parse_document("a.html", b"<html><head></head><body><script>1</script></body></html>")
