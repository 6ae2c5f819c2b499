"""A briefing as one offline document: the map of the page with its scenes inside, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.atlas import Atlas, estimate_all
from geo.briefing.formats.handout import CitedSource, Handout, handout_of
from geo.briefing.message import scenes_message, values_needed
from geo.briefing.model import CHARTED, NUMBER, Briefing, scene_count
from geo.errors import ExportError
from geo.exports.formats.html_check import metadata, opened
from geo.exports.formats.html_panel import address, in_each, panel_of
from geo.exports.formats.html_panel import render as paper
from geo.exports.reopened import refuse_lacking
from geo.language import LANGUAGES, _, current, in_each_language
from geo.maps import Standalone, deck_message, map_strings
from geo.maps.contract import DeckMessage, Strings, ValuesMessage
from geo.maps.document import render
from geo.maps.from_atlas import atlas_document, atlas_range, atlas_values
from geo.markup import Markup, joined
from geo.model import METADATA_KEY, FileMetadata, View
from geo.relief import relief_picture
from geo.storage import save
from geo.views.spans import carried_years, totals_since

LARGEST = 2_000_000
"""Bytes of a document that is still sent by mail without a thought."""
PARTS = {"map", "year", "legend", "summary", "language", "sources", "credits"}
"""Ids of elements without which the document is not whole."""


@dataclass(frozen=True)
class _Told:
    """One language of the document: handout, deck of scenes with their values, words of the map."""

    handout: Handout
    deck: DeckMessage
    strings: Strings

    @property
    def title(self) -> str:
        return f"{self.handout.title} · Peru Coca Atlas"

    @property
    def held(self) -> dict[str, Any]:
        """Return what the document holds of this language; the first scene is its view."""
        view = self.deck["scenes"]["scenes"][0]["view"]
        return {"strings": self.strings, "values": None, "view": view, "title": self.title, "deck": self.deck}


def write_html(
    briefing: Briefing,
    atlas: Atlas,
    path: Path,
    *,
    overwrite: bool = False,
    report: Callable[[str], None] | None = None,
) -> FileMetadata:
    """Write the document of ``briefing`` and return its record; same briefing and data, same bytes.

    Raises
    ------
    BriefingError
        The briefing does not hold against the data.
    ExportError
        The file cannot be written, is too large, or opened again lacks what it must carry.
    """
    text, said = briefing_document(briefing, atlas)
    if report:
        report(f"{scene_count(len(briefing.scenes))}: {', '.join(LANGUAGES)}")
    save(
        path,
        write=lambda draft: draft.write_text(text, encoding="utf-8", newline="\n"),
        check=lambda draft: check_briefing_html(draft, briefing, said),
        overwrite=overwrite,
    )
    return said


def briefing_document(briefing: Briefing, atlas: Atlas) -> tuple[str, FileMetadata]:
    """Return the document and its record: all scenes with all values they show, in every language."""
    told = in_each_language(lambda: _told(briefing, atlas))
    here, (other,) = told[current()], [told[name] for name in LANGUAGES if name != current()]
    said = here.handout.record
    held = {key: value for key, value in other.held.items() if value is not None}
    standalone = Standalone(meta=_meta(said), panel=_panel(told), other=held)
    document = atlas_document(
        atlas,
        title=here.title,
        view=here.held["view"],
        strings=here.strings,
        deck=here.deck,
        standalone=standalone,
        relief=relief_picture(),
    )
    return render(document), said


def check_briefing_html(path: Path, briefing: Briefing, said: FileMetadata) -> None:
    """Refuse a document that lacks anything it must carry.

    Raises
    ------
    ExportError
        Naming what is missing.
    """
    size = path.stat().st_size
    if size > LARGEST:
        text = _("refused: the document has {size} kB; expected at most {most}")
        raise ExportError(text.format(size=size // 1000, most=LARGEST // 1000))
    found = opened(path)
    ids = [scene.id for scene in briefing.scenes]
    decks = {found.config["deck"]["scenes"]["language"]: found.config["deck"]} if found.config["deck"] else {}
    if other := found.config.get("other", {}).get("deck"):
        decks[other["scenes"]["language"]] = other
    checks = {
        _("the map and its controls"): found.ids >= PARTS,
        _("every scene in every language"): set(decks) == set(LANGUAGES)
        and all([scene["id"] for scene in deck["scenes"]["scenes"]] == ids for deck in decks.values()),
        _("the figures of every scene"): all(
            scene["values"] in deck["values"] for deck in decks.values() for scene in deck["scenes"]["scenes"]
        ),
        _("the charts and numbers"): all(
            bool(shown["chart"]) == (scene.kind in CHARTED)
            and bool(shown["number"]) == (scene.kind == NUMBER)
            for deck in decks.values()
            for shown, scene in zip(deck["scenes"]["scenes"], briefing.scenes, strict=False)
        ),
        _("the sources"): found.sources >= set(said.sources),
        _("the caveats"): found.caveats >= set(said.caveats),
        _("its record as written"): metadata(path) == said,
        _("independence of the network"): not found.fetched,
    }
    refuse_lacking([what for what, right in checks.items() if not right])


def _told(briefing: Briefing, atlas: Atlas) -> _Told:
    return _Told(handout_of(briefing, atlas), deck_of(briefing, atlas), map_strings())


def deck_of(briefing: Briefing, atlas: Atlas) -> DeckMessage:
    """Return the scenes with all values that they show, in the language in use."""
    values = {key: _values(view, atlas) for key, view in values_needed(briefing, atlas).items()}
    return deck_message(scenes_message(briefing, atlas), values)


def _values(view: View, atlas: Atlas) -> ValuesMessage:
    """Return the values that a scene shows: of single years, or totals since one."""
    known = estimate_all(atlas, view.measure, view.whole_lens)
    if view.since is not None:
        totals = totals_since(atlas, view.measure, view.whole_lens, view.since)
        return atlas_range(atlas, view.measure, totals, since=view.since, lens=view.whole_lens, panel=False)
    return atlas_values(
        atlas,
        view.measure,
        known.estimates,
        lens=view.whole_lens,
        carried=carried_years(known, view.measure, atlas) if view.carry else None,
    )


def _panel(told: dict[str, _Told]) -> Markup:
    """Return the switch of language, the references and the credits as HTML."""
    papers = in_each(told, lambda one: _paper(one.handout))
    return panel_of(told, papers, lambda one: _credits(one.handout.record))


def _paper(handout: Handout) -> Markup:
    said = handout.record
    pairs = zip(handout.cited, handout.references, strict=True)
    sources = joined(_source(id, reference) for id, reference in pairs)
    return joined(
        (
            paper("offline.opening", title=handout.title, definition="", caveats=said.caveats),
            paper("offline.heading", text=_("References")),
            paper("offline.sources", rows=sources, start=0),
            paper("offline.closing", licence=said.licence, citation=""),
        )
    )


def _source(id: str, reference: CitedSource) -> Markup:
    return paper(
        "offline.source",
        id=id,
        name=reference.name,
        title=reference.title,
        language="",
        link=address(reference.link),
        small=reference.terms,
    )


def _credits(said: FileMetadata) -> str:
    return _(
        "Peru Coca Atlas, CC BY 4.0 · data version {version} · outlines generalised; boundaries and names "
        "imply no endorsement"
    ).format(version=said.data_version)


def _meta(said: FileMetadata) -> dict[str, str]:
    """Return the elements by which libraries and search tools know the file, and the whole record."""
    return {
        "generator": "Peru Coca Atlas",
        "description": said.title,
        "dcterms.language": said.language,
        "dcterms.license": said.licence,
        "dcterms.source": " ".join(said.sources),
        "data-version": said.data_version,
        METADATA_KEY: said.to_json(),
    }
