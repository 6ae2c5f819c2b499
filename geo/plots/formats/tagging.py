"""A PDF page tagged as one figure with an alternative text, its language and title said to readers.

matplotlib writes no tags: the content of its page is set between marks, and a structure of a document with
one figure is put over it. The words of the sheet stay words that can be selected; for a reader of tags the
alternative text stands for all of them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)


def tag(path: Path, title: str, text: str, language: str) -> None:
    """Tag the one page of the PDF at ``path``: ``text`` stands for it, in ``language``."""
    writer = PdfWriter(clone_from=path)
    page = writer.pages[0]
    drawn = page.get_contents()
    assert drawn is not None
    marked = StreamObject()
    marked.set_data(b"/Figure <</MCID 0>> BDC\n" + drawn.get_data() + b"\nEMC\n")
    page[NameObject("/Contents")] = writer._add_object(marked.flate_encode())
    page[NameObject("/StructParents")] = NumberObject(0)
    page[NameObject("/Tabs")] = NameObject("/S")

    root = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")})
    root_at = writer._add_object(root)
    document = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/StructElem"),
            NameObject("/S"): NameObject("/Document"),
            NameObject("/P"): root_at,
        }
    )
    document_at = writer._add_object(document)
    figure = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/StructElem"),
            NameObject("/S"): NameObject("/Figure"),
            NameObject("/P"): document_at,
            NameObject("/Pg"): page.indirect_reference,
            NameObject("/K"): NumberObject(0),
            NameObject("/Alt"): TextStringObject(text),
            NameObject("/T"): TextStringObject(title),
            NameObject("/A"): DictionaryObject(
                {
                    NameObject("/O"): NameObject("/Layout"),
                    NameObject("/BBox"): ArrayObject(page.mediabox),
                    NameObject("/Placement"): NameObject("/Block"),
                }
            ),
        }
    )
    figure_at = writer._add_object(figure)
    document[NameObject("/K")] = ArrayObject([figure_at])
    root[NameObject("/K")] = ArrayObject([document_at])
    root[NameObject("/ParentTree")] = writer._add_object(
        DictionaryObject({NameObject("/Nums"): ArrayObject([NumberObject(0), ArrayObject([figure_at])])})
    )
    root[NameObject("/ParentTreeNextKey")] = NumberObject(1)
    catalogue = writer.root_object
    catalogue[NameObject("/StructTreeRoot")] = root_at
    catalogue[NameObject("/MarkInfo")] = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})
    catalogue[NameObject("/Lang")] = TextStringObject(language)
    catalogue[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    )
    writer.write(path)


def tags_of(path: Path) -> tuple[str, str]:
    """Return the alternative text and the language of a PDF that `tag` tagged; empty ones of any other."""
    catalogue: Any = PdfReader(path).trailer["/Root"]
    root = catalogue.get("/StructTreeRoot")
    if root is None:
        return "", ""
    figure = root["/K"][0]["/K"][0]
    return str(figure.get("/Alt", "")), str(catalogue.get("/Lang", ""))
