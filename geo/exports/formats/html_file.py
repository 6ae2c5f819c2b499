"""The offline document: the page's own map with its values inside, in one file that needs nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from geo.atlas import Atlas, estimate_all
from geo.citation import citation
from geo.errors import ExportError
from geo.estimates.claims import years_of
from geo.exports.content import record_of, title_of
from geo.exports.formats.html_check import check
from geo.exports.formats.html_panel import Told, panel
from geo.exports.request import Request
from geo.exports.values import cited_sources
from geo.language import _, current, in_each_language, in_language
from geo.links import view_code
from geo.maps import Standalone, classes_of, destination_shares, map_strings, noted_marks, view_message
from geo.maps.document import render
from geo.maps.from_atlas import atlas_document, view_values
from geo.model import METADATA_KEY, Estimate, FileMetadata, Source, View
from geo.model.view import EXPORT_CORRIDORS
from geo.relief import relief_picture
from geo.storage import save
from geo.views.spans import shown_of


def write_html(atlas: Atlas, request: Request, path: Path, *, overwrite: bool = False) -> None:
    """Write the offline document of ``request`` and check it.

    Raises
    ------
    ExportError
        There is nothing to show, the file cannot be written, or opened again it lacks what it
        must carry: then nothing is left behind.
    """
    with in_language(request.view.language):
        text = html_document(atlas, request)
        said = record(atlas, request, _cited(atlas, request))
        save(
            path,
            write=lambda draft: draft.write_text(text, encoding="utf-8", newline="\n"),
            check=lambda draft: check(draft, said),
            overwrite=overwrite,
        )


def html_document(atlas: Atlas, request: Request) -> str:
    """Return the document: every year of the view's measure, both languages, the sources.

    Parameters
    ----------
    atlas : Atlas
    request : Request
        Its view settled; ``years`` leaves out the others.

    Raises
    ------
    ExportError
        If it asks for everything, or no value would be shown.
    """
    if request.everything:
        raise ExportError(_("an offline map shows one measure; choose a data format to export everything"))
    shown = _shown(atlas, request)
    if not shown:
        raise ExportError(_("nothing to show: no figure of {measure}").format(measure=request.view.measure))
    held = in_each_language(lambda: _held(atlas, request, shown))
    view = request.view
    here, (other,) = held[view.language], [held[name] for name in held if name != view.language]
    told = in_each_language(lambda: _told(atlas, request))
    said = told[view.language].said
    standalone = Standalone(meta=_meta(said), panel=panel(told), other=other)
    return render(
        atlas_document(
            atlas,
            title=here["title"],
            without=_not_shown(view, atlas),
            values=here["values"],
            view=here["view"],
            strings=here["strings"],
            standalone=standalone,
            relief=relief_picture(),
        )
    )


def _not_shown(view: View, atlas: Atlas) -> list[str]:
    """Return the layers that a map of ``view`` can do without."""
    names = [] if _shows_provinces(view, atlas) else ["provinces"]
    return names if "emergencies" in view.layers else [*names, "emergencies"]


def _shows_provinces(view: View, atlas: Atlas) -> bool:
    """Say whether a map needs the outlines of provinces, a third of all that a file holds."""
    places = [atlas.places.get(id) for id in {view.place, view.extent} if id in atlas.places]
    return view.level == "province" or any(place.kind == "province" for place in places)


def _held(atlas: Atlas, request: Request, shown: list[Estimate]) -> dict:
    """Return what is sent to the map, in the language in use: values, words, view, title."""
    view = request.view
    everything = estimate_all(atlas, view.measure, view.whole_lens).estimates
    # Over all years, whichever are shown: a colour means the same in every file of a measure.
    classes = classes_of(everything, atlas.places)
    return {
        "values": view_values(atlas, view, shown, classes=classes, years=request.years),
        "strings": map_strings(),
        "view": view_message(view),
        "title": f"{title_of(request, atlas)} · Peru Coca Atlas",
    }


def _shown(atlas: Atlas, request: Request) -> list[Estimate]:
    years = request.years
    return [e for e in shown_of(request.view, atlas).estimates if not years or e.year in years]


def _cited(atlas: Atlas, request: Request) -> tuple[list[Source], list[Source]]:
    """Return the sources of the values, and those of the ways and marks drawn that are not among them."""
    years = set(request.years)
    values = cited_sources(
        s
        for s in atlas.statements.values()
        if s.measure == request.view.measure
        and s.reading not in request.view.without
        and (not years or years & {*years_of(s)})
    )
    layers, ways = request.view.layers, []
    for route in atlas.routes:
        layer = "corridors" if route.corridor in EXPORT_CORRIDORS else "ways"
        if layer in layers or route.corridor == request.view.place:
            ways += [route.source, route.read_in]
    if "destinations" in layers:
        marks = destination_shares(atlas)
        ways += cited_sources([atlas.statements[mark["statement"]] for mark in marks])
    ways += [
        item["source"] for mark in noted_marks(atlas) if mark["layer"] in layers for item in mark["items"]
    ]
    others = dict.fromkeys(id for id in ways if id and id not in values)
    by_day = lambda ids: sorted((atlas.sources[id] for id in ids), key=lambda s: (s.published_to, s.id))  # noqa: E731
    return by_day(values), by_day(others)


def record(atlas: Atlas, request: Request, cited: tuple[list[Source], list[Source]]) -> FileMetadata:
    """Return what the document says of itself, in the language in use."""
    sources = [source.id for part in cited for source in part]
    return record_of(title_of(request, atlas), request.link, sources, atlas)


def _told(atlas: Atlas, request: Request) -> Told:
    view = replace(request.view, language=current())
    spoken = replace(request, view=view)
    cited = _cited(atlas, request)
    said = record(atlas, spoken, cited)
    return Told(
        said=said,
        citation=citation(said, request.view, request.years, atlas),
        measure=atlas.measures[view.measure],
        behind_values=cited[0],
        behind_ways=cited[1],
        names=atlas.institutions,
        code=view_code(request.view, atlas.version),
    )


def _meta(said: FileMetadata) -> dict[str, str]:
    """Return the elements by which libraries and search tools know the file, and the whole record."""
    return {
        "generator": "Peru Coca Atlas",
        "description": said.title,
        "dcterms.identifier": said.view,
        "dcterms.language": said.language,
        "dcterms.license": said.licence,
        "dcterms.source": " ".join(said.sources),
        "data-version": said.data_version,
        METADATA_KEY: said.to_json(),
    }
