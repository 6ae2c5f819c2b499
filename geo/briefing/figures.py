"""Figures that can be put into the words of a scene: those of its view, and any that is searched for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from geo.atlas import Atlas
from geo.briefing.model import Scene
from geo.briefing.pictures import number_of, scene_view
from geo.briefing.references import COMPUTED, parts_of, read_reference
from geo.errors import BriefingError
from geo.estimates import Timelines
from geo.language import _
from geo.model import Statement, View
from geo.views.defaults import settled
from geo.views.sentence import whole_of
from geo.views.spans import drawn_at, estimate_at, shown_of
from geo.wording.claim import claim_text, claimant
from geo.wording.period import period_of
from geo.wording.view import measure_label

MOST_FOUND = 12
MOST_PLACES = 5
"""Places of the map, the largest first, whose figures are offered beside the highlighted ones."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: words, or a figure with its reference."""

    words: str
    reference: str = ""
    about: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """A figure to insert.

    Attributes
    ----------
    reference : str
        Without braces: ``ID``, ``change:A,B``.
    words : str
        What the text will say.
    about : str
        What it is of, and who says it.
    refused : str
        Why it cannot be calculated; empty where it can.
    """

    reference: str
    words: str
    about: str
    refused: str = ""

    @property
    def piece(self) -> Piece:
        """Return it as it stands in a text."""
        return Piece(self.words, self.reference, self.about, self.refused)


def pieces_of(text: str, atlas: Atlas) -> list[Piece]:
    """Return a text cut into words and figures, as an editor shows it: no reference is read by a reader."""
    found = []
    for words, inside in parts_of(text):
        if words:
            found.append(Piece(words))
        if inside:
            found.append(offered(inside, atlas).piece)
    return found


def offered(reference: str, atlas: Atlas) -> Offered:
    """Return a figure as it would be inserted; where it cannot be had, with the reason."""
    try:
        found = number_of(reference, atlas)
    except BriefingError as error:
        return Offered(reference, "?", _about_refused(reference, atlas), str(error))
    computed = read_reference(reference).form in COMPUTED
    return Offered(reference, found.figure, found.about if computed else f"{found.about} · {found.who}")


def offered_by(scene: Scene, atlas: Atlas) -> list[Offered]:
    """Return the figures of a scene's view: value, change and share of its places, then who and when.

    A change or share that is refused is there too, with the reason.
    """
    try:
        view = scene_view(scene, atlas)
    except BriefingError:
        return []
    known = shown_of(view, atlas)
    view = settled(view, known, atlas)
    places = _places(view, known, scene, atlas)
    references = [r for place in places for r in _of_place(view, known, place, atlas)]
    # A figure read in two documents stands there once: nothing in the list would tell them apart.
    found: dict[tuple[str, str], Offered] = {}
    for one in (offered(reference, atlas) for reference in dict.fromkeys(references)):
        found.setdefault((one.words, one.about), one)
    return [*found.values()]


def figure_index(atlas: Atlas) -> dict[str, str]:
    """Return by id of a figure all words by which it is found, in the language in use."""
    return {id: _names(s, atlas) for id, s in atlas.statements.items()}


def found_figures(text: str, index: Mapping[str, str], atlas: Atlas) -> list[Offered]:
    """Return the figures that all words of ``text`` fit, the newest first.

    ``index`` is a `figure_index`: place, measure, year, source, amount.
    """
    wanted = _plain(text).split()
    if not wanted:
        return []
    known = [atlas.statements[id] for id, names in index.items() if all(word in names for word in wanted)]
    known.sort(key=lambda s: (s.ours, -s.period_end.toordinal(), s.id))
    return [offered(s.id, atlas) for s in known[:MOST_FOUND]]


def _places(view: View, known: Timelines, scene: Scene, atlas: Atlas) -> Iterable[str]:
    """Return the places that a scene is about, then the largest on its map."""
    drawn = drawn_at(view, known, view.shown_year, atlas)
    sized = {place: estimate.high or estimate.low or 0.0 for place, estimate in drawn}
    largest = sorted(sized, key=lambda place: (-sized[place], place))[:MOST_PLACES]
    return dict.fromkeys((*scene.places, view.place, *largest))


def _of_place(view: View, known: Timelines, place: str, atlas: Atlas) -> Iterator[str]:
    now = estimate_at(view, known, place, view.shown_year, atlas)
    if now is None:
        return
    if "sum" in now.flags:
        yield "sum:" + ",".join(s.id for s in now.claims) if len(now.claims) > 1 else now.claims[0].id
        return
    claim = now.headline_claim
    for s in (claim,) if claim else now.claims:
        yield s.id
    if claim is None:
        return
    before = known.at(place, now.year - 1, view.as_of)
    if before is not None and before.headline_claim is not None:
        yield f"change:{before.headline_claim.id},{claim.id}"
    whole = whole_of(now, known, atlas, view.as_of)
    if whole is not None and whole.headline_claim is not None:
        yield f"share:{claim.id},{whole.headline_claim.id}"
    for s in now.claims:
        if s is not claim and not s.ours:
            yield s.id


def _about_refused(reference: str, atlas: Atlas) -> str:
    """Return what a figure that cannot be had would be of."""
    try:
        asked = read_reference(reference)
    except BriefingError:
        return ""
    said = [atlas.statements[id] for id in asked.statements if id in atlas.statements]
    figures = [f"{atlas.places.get(s.place).label()}, {period_of(s)}: {claim_text(s)}" for s in said]
    names = {"change": _("change"), "share": _("share"), "sum": _("sum")}
    return " · ".join((*filter(None, (names.get(asked.form, ""),)), *figures))


def _names(s: Statement, atlas: Atlas) -> str:
    """Return all words by which a figure is found, plain."""
    place = atlas.places.get(s.place)
    words = (
        measure_label(atlas, s.measure), place.label(), *place.aliases, str(s.period_end.year),
        period_of(s), claimant(s, atlas), claim_text(s), claim_text(s).replace(",", ""),
        atlas.sources[s.source].label(),
    )  # fmt: skip
    return _plain(" ".join(words))


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text).lower()
    return " ".join(
        re.sub(r"[^\w.,%]+", " ", "".join(c for c in bare if not unicodedata.combining(c))).split()
    )
