"""What the documents state and the tables leave out, with the reason, as the reader sees it."""

from __future__ import annotations

from geo.catalog import load_omissions
from geo.errors import GeoError
from geo.language import _
from geo.markup import Markup
from geo.model import Omission
from geo.ui.claims.evidence import card_link
from geo.ui.elements.english import in_english
from geo.ui.elements.html import render
from geo.ui.frame.atlas import Atlas


def omissions(atlas: Atlas) -> Markup:
    """Return the list as HTML, closed at first; what is wrong with its file where that cannot be read."""
    try:
        listed = load_omissions()
    except GeoError as error:
        return render("sources.alert", text=str(error))
    heads = (_("Document"), _("Paragraph"), _("Left out"), _("Reason"))
    rows = [render("elements.row", cells=_cells(omission, atlas)) for omission in listed]
    summary = _("{count} passages and figures, each with its reason").format(count=len(listed))
    table = render("elements.wide_table", heads=heads, rows=rows, name=summary)
    return render("sources.omissions", summary=summary, table=table)


def _cells(omission: Omission, atlas: Atlas) -> tuple[str, ...]:
    source = atlas.sources.get(omission.source)
    # Words of the document, which is in English; a bare number is in no language.
    quoted = not omission.words_es and any(letter.isalpha() for letter in omission.words)
    return (
        card_link(source) if source else "",
        "" if omission.paragraph is None else str(omission.paragraph),
        in_english(omission.words) if quoted else omission.label(),
        omission.why(),
    )
