"""DOCX: what python-docx writes and what it cannot read; bombs."""

from __future__ import annotations

import io

import docx
import pytest

from geo.errors import ExtractionError
from geo.extract.documents import parse_document
from tests.support.documents import WORD, docx_of, paragraph, zip_of


def read(body: str, **parts: str) -> str:
    return parse_document("a.docx", docx_of(body, **parts)).text


def test_paragraphs_and_tables_come_in_their_order():
    document, out = docx.Document(), io.BytesIO()
    document.add_heading("Coca in 2012")
    document.add_paragraph("It fell to 60,400\u00a0ha.\tSo they say.")
    table = document.add_table(2, 2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ["Valley", "ha", "Norte", "900"], strict=True
    ):
        cell.text = text
    document.add_paragraph("The end.")
    document.save(out)
    found = parse_document("a.docx", out.getvalue())
    assert found.text == (
        "Coca in 2012\n\nIt fell to 60,400\u00a0ha.\tSo they say.\n\n"
        "| Valley | ha |\n| Norte | 900 |\n\nThe end."
    )
    assert (found.kind, found.pages, found.notes) == ("docx", (), ())


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<w:p><w:r><w:t>32 </w:t></w:r><w:ins><w:r><w:t>tons</w:t></w:r></w:ins></w:p>", "32 tons"),
        ("<w:p><w:r><w:t>32</w:t></w:r><w:del><w:r><w:delText>0</w:delText></w:r></w:del></w:p>", "32"),
        ("<w:p><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:r><w:t>here</w:t></w:r></w:p>", "here"),
        (f"<w:sdt><w:sdtContent>{paragraph('in a control')}</w:sdtContent></w:sdt>", "in a control"),
        ("<w:p><w:r><w:t>20</w:t><w:noBreakHyphen/><w:t>30</w:t><w:br/><w:t>x</w:t></w:r></w:p>", "20-30\nx"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>7</w:t></w:r></w:p>", "7"),
    ],
)
def test_changes_controls_and_breaks_are_read_as_they_are_seen(body, text):
    assert read(body) == text


def test_a_text_box_is_read_once_and_a_table_in_a_cell_within_its_row():
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = paragraph("boxed")
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    held = f'<mc:AlternateContent xmlns:mc="{mc}">{both}</mc:AlternateContent>'
    assert read(f"<w:p><w:r>{held}</w:r></w:p>") == "boxed"
    inner = f"<w:tbl><w:tr><w:tc>{paragraph('in')}</w:tc></w:tr></w:tbl>"
    assert read(f"<w:tbl><w:tr><w:tc>{paragraph('out')}{inner}</w:tc></w:tr></w:tbl>") == "| out | in | |"


def test_hidden_words_are_skipped_and_counted():
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t>open</w:t></w:r></w:p>"
    document = parse_document("a.docx", docx_of(hidden))
    assert (document.text, document.notes) == ("open", ("6 hidden characters were skipped",))


def test_footnotes_follow_the_text():
    notes = (
        f'<w:footnotes xmlns:w="{WORD}"><w:footnote>{paragraph("Of which 5 t.")}</w:footnote></w:footnotes>'
    )
    assert read(paragraph("32 t."), footnotes=notes) == "32 t.\n\nOf which 5 t."


def test_a_second_name_of_the_main_part_is_known():
    part = docx_of(paragraph("x"))
    assert part
    xml = f'<w:document xmlns:w="{WORD}"><w:body>{paragraph("moved")}</w:body></w:document>'
    assert parse_document("a.docx", zip_of({"word/document2.xml": xml})).text == "moved"


BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (docx_of(paragraph("&c;"), before=BOMB), "declares a document type"),
        (docx_of(paragraph("&a;"), before=OUTSIDE), "declares a document type"),
        (docx_of("<w:p>" * 100_000), "nested deeper than 1000"),
        (docx_of(paragraph("open") + "<w:p>"), "XML is damaged"),
        (zip_of({"word/document.xml": b" " * 30_000_000}), "more than 200 times"),
        (zip_of({f"{n}": b"0" * 1_000_000 for n in range(220)}), "unpack to more than"),
        (zip_of({f"{n}": b"" for n in range(2_001)}), "2000 at most"),
        (zip_of({"xl/workbook.xml": b"x"}), r"without a Word document.*XLSX"),
        (zip_of({"word/inner.zip": zip_of({"word/document.xml": b"x"})}), "without a Word document"),
        (docx_of(paragraph("x"))[:-30], "cannot be unpacked"),
    ],
)
def test_bombs_and_damage_are_refused(data, wrong):
    with pytest.raises(ExtractionError, match=rf"^a\.docx.*{wrong}.*; "):
        parse_document("a.docx", data)
