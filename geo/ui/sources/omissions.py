"""What the documents state and the tables leave out, with the reason, as the reader sees it."""

from __future__ import annotations

from html import escape

from geo.catalog import load_omissions
from geo.errors import GeoError
from geo.language import _, current
from geo.model import Omission
from geo.ui.claims.evidence import card_link
from geo.ui.elements.english import in_english
from geo.ui.frame.atlas import Atlas


def omissions(atlas: Atlas) -> str:
    """Return the list as HTML, closed at first; what is wrong with its file where that cannot be read."""
    try:
        listed = load_omissions()
    except GeoError as error:
        return f'<p role="alert">{escape(str(error))}</p>'
    heads = (_("Document"), _("Paragraph"), _("Left out"), _("Reason"))
    head = "".join(f"<th scope='col'>{escape(h)}</th>" for h in heads)
    rows = "".join(f"<tr>{_cells(omission, atlas)}</tr>" for omission in listed)
    summary = _("{count} passages and figures, each with its reason").format(count=len(listed))
    return (
        f'<details id="left-out-list"><summary>{escape(summary)}</summary>'
        f'<table class="plain"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></details>'
    )


def _cells(omission: Omission, atlas: Atlas) -> str:
    source = atlas.sources.get(omission.source)
    # Words of the document, which is in English; a bare number is in no language.
    quoted = not omission.words_es and any(letter.isalpha() for letter in omission.words)
    cells = (
        card_link(source) if source else "",
        "" if omission.paragraph is None else str(omission.paragraph),
        in_english(omission.words) if quoted else escape(omission.label(current())),
        escape(omission.why(current())),
    )
    return "".join(f"<td>{cell}</td>" for cell in cells)
