"""Sources: every document and publication, how its date was established, how it was read."""

from __future__ import annotations

import tempfile
from collections import Counter, defaultdict
from collections.abc import Container
from html import escape
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from geo.errors import GeoError
from geo.language import _, current, ngettext
from geo.maps.words import published, spoken
from geo.model import Source, Statement
from geo.statements import add_document, documents
from geo.ui.addresses import source_address
from geo.ui.atlas import Atlas, load_atlas
from geo.ui.controls import measure_label
from geo.ui.evidence import claim_text, who_says
from geo.ui.state import session_view, write_address


def kind_headings() -> dict[str, str]:
    """Return the heading of each kind of source, in the order of the page."""
    return {
        "document": _("The five documents"),
        "publication": _("Publications behind the series"),
        "compilation": _("Compilations in which figures were read"),
    }


def sources_page() -> None:
    """Draw the Sources page; ``?source=<id>`` puts that card first."""
    atlas = load_atlas()
    st.title(_("Sources"))
    st.markdown(
        _(
            "Every number in this atlas was read in one of these. A figure counts as known from the end of "
            "the window in which its source came out. The documents' texts are not ours to publish: put "
            "your own copy beside its card and the sentence behind each number appears."
        )
    )
    wanted = st.query_params.get("source", "")
    write_address(session_view(atlas).view, **({"source": wanted} if wanted else {}))
    held = documents()
    uses = _uses(atlas)
    if wanted and wanted not in atlas.sources:
        st.warning(_("No source is called “{id}”; all of them are listed below.").format(id=wanted[:80]))
    elif wanted:
        st.html(_card(atlas.sources[wanted], uses[wanted], atlas, wanted in held, opened=True))
        st.html(_stated(uses[wanted], atlas))
    _upload(atlas, held)
    for kind, heading in kind_headings().items():
        cards = [s for s in atlas.sources.values() if s.kind == kind]
        cards.sort(key=lambda s: (s.published_to, s.id))
        st.header(f"{heading} ({len(cards)})", anchor=kind)
        st.html("".join(_card(s, uses[s.id], atlas, s.id in held, opened=False) for s in cards))


def _stated(used: list[Statement], atlas: Atlas) -> str:
    """Return what the opened source states, one row a statement, as an HTML table."""
    if not used:
        return ""
    heads = (_("Measure"), _("Place"), _("Period"), _("Value"), _("Who"))
    head = "".join(f"<th scope='col'>{escape(h)}</th>" for h in heads)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in _statement_cells(statement, atlas)) + "</tr>"
        for statement in sorted(used, key=lambda s: (s.measure, s.place, s.period_start))
    )
    return f'<table class="plain"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _statement_cells(s: Statement, atlas: Atlas) -> list[str]:
    first, last = s.period_start.year, s.period_end.year
    return [
        measure_label(atlas, s.measure),
        atlas.places.get(s.place).label(current()),
        str(first) if first == last else f"{first}–{last}",
        claim_text(s),
        who_says(s, atlas),
    ]


def _uses(atlas: Atlas) -> dict[str, list[Statement]]:
    """Return the statements that each source makes or carries."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in atlas.statements.values():
        for source_id in {statement.source, statement.read_in} - {""}:
            found[source_id].append(statement)
    return found


def _upload(atlas: Atlas, held: Container[str]) -> None:
    missing = [s for s in atlas.sources.values() if s.sha256 and s.id not in held]
    if not missing:
        st.success(_("The texts of all documents are here: the sentence behind each number can be shown."))
        return
    names = "; ".join(s.label(current()) for s in missing)
    st.info(_("Texts not here: {names}.").format(names=names))
    given = st.file_uploader(
        _("Add a document: a text file, recognised by its checksum"), type=["txt"], accept_multiple_files=True
    )
    for file in given or []:
        _add(file)


def _add(file: UploadedFile) -> None:
    """Put an uploaded text beside its card, or say why it is none of the documents."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.txt"
        path.write_bytes(file.getvalue())
        try:
            source = add_document(path)
        except GeoError as error:
            st.error(str(error))
        else:
            st.success(_("Recognised and put beside its card: {title}.").format(title=source.title))


def _card(source: Source, used: list[Statement], atlas: Atlas, held: bool, *, opened: bool) -> str:
    """Return a source's card as HTML."""
    facts = [
        (_("Publisher"), spoken(source.publisher, current(), atlas.institutions)),
        (_("Authors"), ", ".join(source.authors)),
        (_("Published"), f"{published(source, current())} ({basis_words().get(source.published_basis, '')})"),
        (_("How the date was established"), source.established),
        (_("Language"), source.language),
        (_("Licence"), source.licence),
        (_("Address"), source.link),
        (_("How it was read"), source.read_through or _("first hand; its text is recognised by checksum")),
        (_("Statements"), _used(used, atlas)),
        (_("Years covered"), _years(used)),
    ]
    if source.sha256:
        facts.append((_("Text on this machine"), _("yes") if held else _("no")))
    rows = "".join(
        f"<tr><th scope='row'>{escape(name)}</th><td>{_cell(value)}</td></tr>"
        for name, value in facts
        if value
    )
    here = _("Link to this card")
    return (
        f'<details class="card" id="{escape(source.id)}"{" open" if opened else ""}>'
        f"<summary><b>{escape(source.label(current()))}</b> {escape(source.title)}</summary>"
        f'<p lang="en">{escape(source.abstract)}</p><table>{rows}</table>'
        f'<p><a href="{escape(source_address(source.id))}" target="_self">{escape(here)}</a></p></details>'
    )


def _cell(value: str) -> str:
    """Return a fact as HTML; an address can be followed, if the reader wants to leave."""
    if not value.startswith(("http://", "https://")) or " " in value:
        return escape(value)
    return f'<a href="{escape(value)}" target="_blank" rel="noopener noreferrer">{escape(value)}</a>'


def basis_words() -> dict[str, str]:
    """Return how sure a publication date is, in words."""
    return {
        "stated": _("stated in the text"),
        "read": _("read in a dated publication"),
        "inferred": _("inferred"),
    }


def _used(used: list[Statement], atlas: Atlas) -> str:
    if not used:
        return _("none")
    counted = Counter(s.measure for s in used)
    listed = ", ".join(f"{measure_label(atlas, m)} ({n})" for m, n in counted.most_common())
    return ngettext("{n} statement: {listed}", "{n} statements: {listed}", len(used)).format(
        n=len(used), listed=listed
    )


def _years(used: list[Statement]) -> str:
    """Return the years covered with the number of statements on each: 2011 (8), 2012 (3)."""
    counted = Counter(y for s in used for y in range(s.period_start.year, s.period_end.year + 1))
    return ", ".join(f"{year} ({counted[year]})" for year in sorted(counted))
