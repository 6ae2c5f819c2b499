"""The card of a source: who published it, when, how it was read, what it states."""

from __future__ import annotations

from collections import Counter, defaultdict
from html import escape

from geo.language import _, current, ngettext
from geo.model import Source, Statement
from geo.ui.elements.english import in_english, in_use
from geo.ui.frame.addresses import source_address
from geo.ui.frame.atlas import Atlas
from geo.wording.claim import published, spoken
from geo.wording.kinds import shared_terms
from geo.wording.view import measure_label


def uses(atlas: Atlas) -> dict[str, list[Statement]]:
    """Return the statements that each source makes or carries."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in atlas.statements.values():
        for source_id in {statement.source, statement.read_in} - {""}:
            found[source_id].append(statement)
    return found


def card(source: Source, used: list[Statement], atlas: Atlas, held: bool, *, opened: bool) -> str:
    """Return a source's card as HTML.

    Parameters
    ----------
    source : Source
    used : list of Statement
        Those it makes or carries.
    atlas : Atlas
    held : bool
        Whether its text lies on this machine.
    opened : bool
        Whether the card is open at first.
    """
    basis = basis_words().get(source.published_basis, "")
    facts = [
        (_("Publisher"), escape(spoken(source.publisher, atlas.institutions))),
        (_("Authors"), escape(", ".join(source.authors))),
        (_("Published"), escape(f"{published(source)} ({basis})")),
        (_("Basis of the date"), in_english(source.established)),
        (_("Language"), escape(source.language)),
        (_("Licence"), in_use(source.licence, shared_terms().get(source.licence, ""))),
        (_("Address"), _address(source.link)),
        (
            _("How we read it"),
            in_english(source.read_through)
            or escape(_("from the document; its text is recognised by checksum")),
        ),
        (_("Figures"), escape(_used(used, atlas))),
        (_("Years covered"), escape(_years(used))),
    ]
    if source.sha256:
        facts.append((_("Text on this computer"), _("yes") if held else _("no")))
    rows = "".join(
        f"<tr><th scope='row'>{escape(name)}</th><td>{html}</td></tr>" for name, html in facts if html
    )
    here = _("Link to this document")
    return (
        f'<details class="card" id="{escape(source.id)}"{" open" if opened else ""}>'
        f"<summary><b>{escape(source.label(current()))}</b> "
        f'<cite lang="{escape(source.language)}">{escape(source.title)}</cite></summary>'
        f"<p>{in_english(source.abstract)}</p><table>{rows}</table>"
        f'<p><a href="{escape(source_address(source.id))}" target="_self">{escape(here)}</a></p></details>'
    )


def _address(value: str) -> str:
    """Return an address as HTML; it can be followed, if the reader wants to leave."""
    if not value.startswith(("http://", "https://")) or " " in value:
        return escape(value)
    return f'<a href="{escape(value)}" target="_blank" rel="noopener noreferrer">{escape(value)}</a>'


def basis_words() -> dict[str, str]:
    """Return how sure a publication date is, in words."""
    return {
        "stated": _("given in the text"),
        "read": _("read in a dated publication"),
        "inferred": _("inferred"),
    }


def _used(used: list[Statement], atlas: Atlas) -> str:
    if not used:
        return _("none")
    counted = Counter(s.measure for s in used)
    listed = ", ".join(f"{measure_label(atlas, m)} ({n})" for m, n in counted.most_common())
    return ngettext("{n} figure: {listed}", "{n} figures: {listed}", len(used)).format(
        n=len(used), listed=listed
    )


def _years(used: list[Statement]) -> str:
    """Return the years covered with the number of statements on each: 2011 (8), 2012 (3)."""
    counted = Counter(y for s in used for y in range(s.period_start.year, s.period_end.year + 1))
    return ", ".join(f"{year} ({counted[year]})" for year in sorted(counted))
