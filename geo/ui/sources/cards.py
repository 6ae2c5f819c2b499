"""The card of a source: who published it, when, how it was read, what it states."""

from __future__ import annotations

from collections import Counter

from geo.language import _, ngettext
from geo.markup import Markup
from geo.model import Source, Statement
from geo.ui.elements.english import in_english, in_use
from geo.ui.elements.html import render
from geo.ui.frame.addresses import source_address
from geo.ui.frame.atlas import Atlas
from geo.wording.claim import published, spoken
from geo.wording.kinds import shared_terms
from geo.wording.view import measure_label


def card(source: Source, used: list[Statement], atlas: Atlas, held: bool, *, opened: bool) -> Markup:
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
    return render(
        "sources.card",
        source=source,
        title=source.label(),
        facts=_facts(source, used, atlas, held),
        abstract=in_english(source.abstract),
        address=source_address(source.id),
        opened=opened,
    )


def _facts(source: Source, used: list[Statement], atlas: Atlas, held: bool) -> list[tuple[str, str]]:
    basis = basis_words().get(source.published_basis, "")
    read = in_english(source.read_through) or _("from the document; its text is recognised by checksum")
    facts = [
        (_("Publisher"), spoken(source.publisher, atlas.institutions)),
        (_("Authors"), ", ".join(source.authors)),
        (_("Published"), f"{published(source)} ({basis})"),
        (_("Basis of the date"), in_english(source.established)),
        (_("Language"), source.language),
        (_("Licence"), in_use(source.licence, shared_terms().get(source.licence, ""))),
        (_("Address"), _address(source.link)),
        (_("How we read it"), read),
        (_("Figures"), _used(used, atlas)),
        (_("Years covered"), _years(used)),
    ]
    if source.sha256:
        facts.append((_("Text on this computer"), _("yes") if held else _("no")))
    return facts


def _address(value: str) -> str:
    """Return an address, as a link where it can be followed, if the reader wants to leave."""
    if not value.startswith(("http://", "https://")) or " " in value:
        return value
    return render("sources.outside", address=value)


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
