"""Documents made for the tests by hand, so that every part of them can be wrong."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

Line = tuple[float, float, str]
"""Left, bottom in points, words."""
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def page_of(*lines: str, left: float = 72, top: float = 740) -> list[Line]:
    """Return lines of a page one below the other."""
    return [(left, top - 14 * number, line) for number, line in enumerate(lines)]


def pdf_of(*pages: Sequence[Line], catalogue: str = "/Type /Catalog /Pages 2 0 R", kids: str = "") -> bytes:
    """Return a PDF with the given lines, in Helvetica; ``catalogue`` and ``kids`` can be made wrong."""
    numbers = [4 + 2 * number for number in range(len(pages))]
    listed = kids or " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        f"<< {catalogue} >>".encode(),
        f"<< /Type /Pages /Kids [{listed}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in zip(numbers, pages, strict=True):
        stream = b"\n".join(
            b"BT /F1 10 Tf %d %d Td (%s) Tj ET" % (x, y, _escaped(text)) for x, y, text in lines
        )
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {number + 1} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        ]
    return _numbered(objects)


def _escaped(text: str) -> bytes:
    return text.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")


def _numbered(objects: list[bytes]) -> bytes:
    out, starts = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, content in enumerate(objects, 1):
        starts.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % start for start in starts))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))
    return out.getvalue()


def zip_of(parts: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip archive; with `zipfile.ZIP_STORED` in less time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx_of(body: str, *, before: str = "", **parts: str) -> bytes:
    """Return a Word document whose body is given as XML (prefix ``w``), with text in front of its root."""
    document = (
        f'<?xml version="1.0"?>{before}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    )
    return zip_of(
        {"word/document.xml": document} | {f"word/{name}.xml": part for name, part in parts.items()}
    )


def paragraph(text: str) -> str:
    """Return a paragraph of a Word document as XML."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
