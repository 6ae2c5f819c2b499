"""PDF: pages, lines joined to paragraphs, columns, what is damaged, locked or a picture."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader, PdfWriter

from geo.errors import ExtractionError
from geo.extract.documents import Document, parse_document
from geo.extract.documents.pdf.lines import paragraphs_of, unbroken
from tests.support.documents import page_of, pdf_of

LINES = (
    "The police said on Monday that they had seized 32 tons of cocaine in",
    "the valley during 2012, more than in any year before, and that the",
    "price had not changed.",
)
REPORT = pdf_of(page_of(*LINES), page_of("Second page: 5 tons in 2013."))


def test_pages_start_where_they_are_said_to():
    document = parse_document("a.pdf", REPORT)
    first, second = document.pages
    assert document.text[first:second].strip() == " ".join(LINES)
    assert document.text[second:] == "Second page: 5 tons in 2013."
    assert document.notes == ()


def test_pages_without_text_at_the_end_begin_where_it_ends():
    found = parse_document("a.pdf", pdf_of(page_of("Peru seized 32 tons."), [], []))
    assert found.text == "Peru seized 32 tons."
    assert found.pages == (0, 20, 20)


def test_a_page_without_text_is_named():
    document = parse_document("a.pdf", pdf_of(page_of("One."), [], page_of("Three."), []))
    assert document.notes == ("pages 2, 4 have no text: a scan or a picture?",)
    assert len(document.pages) == 4


def test_pictures_only_are_refused():
    with pytest.raises(ExtractionError, match=r"none of its 2 pages has text.*OCR"):
        parse_document("a.pdf", pdf_of([], []))
    with pytest.raises(ExtractionError, match=r"its one page has no text.*OCR"):
        parse_document("a.pdf", pdf_of([]))


def test_words_cut_at_a_line_end_are_whole_again():
    cut = pdf_of(page_of("Incautaron 32 kilos de coca-", "ína en el valle, según la poli-", "cía."))
    assert (
        parse_document("a.pdf", cut).text == "Incautaron 32 kilos de cocaína en el valle, según la policía."
    )


@pytest.mark.parametrize(
    ("pages", "joined"),
    [
        (["They fund coca-\ngrowing. Coca-growing pays."], "They fund coca-growing. Coca-growing pays."),
        (["Coca and its growing: coca-\ngrowing."], "Coca and its growing: coca-growing."),
        (["From 1990-\n1995 it fell."], "From 1990-1995 it fell."),
        (["The US-\nPeru deal."], "The US-Peru deal."),
        (
            ["A soft hy\u00ad\nphen and o\u00ffce \ufb01nal".replace("\u00ff", "\ufb03")],
            "A soft hyphen and office final",
        ),
    ],
)
def test_hyphens_that_are_meant_stay(pages, joined):
    assert unbroken([paragraphs_of(page) for page in pages]) == [joined]


def test_rows_of_figures_and_items_stay_lines_of_their_own():
    table = "Area by valley and year, in hectares\nValle Norte 1,200 1,300\nValle Sur 2,400 2,500"
    assert paragraphs_of(table).splitlines()[-2:] == table.splitlines()[-2:]
    items = (
        "Seized were these on that day:\n- 32 kilos of cocaine in the north\n- 40 kilos of it in the south"
    )
    assert len(paragraphs_of(items).split("\n- ")) == 3


def columns(*, across: bool) -> bytes:
    left = [(60.0, 700.0 - 14 * n, f"Left column, line {n}, with some words in it") for n in range(12)]
    right = [(330.0, 700.0 - 14 * n, f"Right column, line {n}, with other words") for n in range(12)]
    lines = [line for pair in zip(left, right, strict=True) for line in pair] if across else left + right
    return pdf_of(
        [(60, 740, "A title across the whole width of the page, which goes over both columns"), *lines]
    )


def test_columns_are_read_one_after_the_other_however_the_file_goes():
    text = parse_document("a.pdf", columns(across=True)).text
    assert text == parse_document("a.pdf", columns(across=False)).text
    assert text.index("Left column, line 11") < text.index("Right column, line 0")


def test_a_table_is_no_pair_of_columns():
    rows = [
        line
        for n in range(12)
        for line in [(60, 700 - 14 * n, f"Valle {n}"), (400, 700 - 14 * n, f"{n}00 ha")]
    ]
    assert "Valle 3\t300 ha" in parse_document("a.pdf", pdf_of(rows)).text


def test_cells_of_a_table_stay_apart_and_justified_lines_do_not():
    table = [["Zone", "2012", "2013"], ["Valle Norte", "1,200", "1,300"], ["Valle Sur", "2,400", "2,500"]]
    lines = [
        (x, 600 - 14 * n, cell)
        for n, row in enumerate(table)
        for x, cell in zip((60, 260, 330), row, strict=True)
    ]
    justified = [(60, 700, "The police said on"), (180, 700, "Monday that they had seized 32 tons")]
    text = parse_document("a.pdf", pdf_of([*justified, *lines])).text
    assert text.splitlines()[-3:] == ["\t".join(row) for row in table]
    assert "said on Monday" in text


def document_or_refusal(data: bytes) -> Document | None:
    """Return the document, or None where it was refused by its name."""
    try:
        return parse_document("a.pdf", data)
    except ExtractionError as error:
        if str(error).startswith("a.pdf: "):
            return None
        raise


def locked(user: str) -> bytes:
    writer, out = PdfWriter(clone_from=PdfReader(io.BytesIO(REPORT))), io.BytesIO()
    writer.encrypt(user, "owner")
    writer.write(out)
    return out.getvalue()


def test_a_password_that_readers_need_is_a_refusal_and_one_that_only_printers_need_is_none():
    with pytest.raises(ExtractionError, match="locked with a password; save it without"):
        parse_document("a.pdf", locked("secret"))
    assert parse_document("a.pdf", locked("")).text == parse_document("a.pdf", REPORT).text


@pytest.mark.parametrize("part", [0.05, 0.5, 0.8, 0.97])
def test_a_file_cut_in_the_middle_is_refused_or_said_to_be_cut(part):
    document = document_or_refusal(REPORT[: int(part * len(REPORT))])
    assert document is None or any("cut off" in note for note in document.notes)


@pytest.mark.parametrize(
    "data",
    [
        pdf_of(page_of("x"), catalogue="/Type /Catalog /Pages 1 0 R"),
        pdf_of(page_of("x"), kids="2 0 R " * 50),
        REPORT.replace(b"startxref\n", b"startxref\n9"),
        REPORT.replace(b"/Size ", b"/Prev 9 /Size "),
        REPORT.replace(b"/Parent 2 0 R", b"/Parent 4 0 R"),
        b"%PDF-1.7\n" + b"1 0 obj\n<<" * 100_000,
    ],
)
def test_objects_that_go_in_circles_end(data):
    document = document_or_refusal(data)
    assert document is None or document.text


def test_too_many_pages_are_refused():
    one = page_of("x")
    with pytest.raises(ExtractionError, match="5,001 pages, more than 5,000; split it"):
        parse_document("a.pdf", pdf_of(*[one] * 5_001))


def numbered(*bodies: str) -> str:
    pages = [
        page_of("Report of the valleys", body, f"Page {n} of 9", top=700) for n, body in enumerate(bodies, 5)
    ]
    return parse_document("a.pdf", pdf_of(*pages)).text


def test_running_heads_and_page_numbers_are_left_out_and_a_sentence_goes_over_the_page():
    bodies = (
        "The police said that they had seized",
        "32 tons. In the other valley they found",
        "nothing at all.",
    )
    assert numbered(*bodies) == (
        "Report of the valleys\n\nThe police said that they had seized\n\n"
        "32 tons. In the other valley they found nothing at all."
    )


def test_what_only_looks_like_a_page_number_stays():
    text = numbered("Seized in 2010", "Seized in 2011", "Seized in 2012")
    assert [f"Seized in {year}" in text for year in (2010, 2011, 2012)] == [True] * 3
    tonnes = numbered("Seized: 12.1 tons", "Seized: 13.2 tons", "Seized: 14.1 tons")
    assert tonnes.count("Seized") == 3
