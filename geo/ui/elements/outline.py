"""How sure the outline of a place is: what the panel and the Methods page say of a shape."""

from __future__ import annotations

from typing import Any

from geo.language import _
from geo.markup import Markup
from geo.model import Place
from geo.ui.elements.english import in_use
from geo.ui.elements.html import render
from geo.ui.frame.atlas import LEVEL_LAYERS, Atlas


def outline(place: Place, atlas: Atlas) -> Markup:
    """Return as HTML how the outline of ``place`` was made and how near it comes; empty without one."""
    name = LEVEL_LAYERS.get(place.kind)
    if name is None:
        return Markup()
    layer = atlas.layers[name]
    found = layer[layer["id"] == place.id]
    if found.empty:
        return Markup()
    record = found.iloc[0].drop("geometry").to_dict()
    return render("elements.outline", lines=record_terms(record), sureness=sureness(record))


def record_terms(record: dict[str, Any]) -> list[tuple[str, Markup]]:
    """Return what a layer says of how a shape was made: what it is called, and the text."""
    columns = ((_("Accuracy"), "accuracy"), (_("Method"), "method"), (_("Made from"), "source"))
    return [(term, column_text(record, column)) for term, column in columns]


def column_text(record: dict[str, Any], column: str) -> Markup:
    """Return a text of a layer as HTML, in the language in use where the layer has it."""
    english, spanish = (
        text if isinstance(text := record.get(name), str) else "" for name in (column, f"{column}_es")
    )
    return in_use(english, spanish)


def sureness(record: dict[str, Any]) -> str:
    """Return how sure an outline is, in words a reader understands."""
    overlap = record.get("overlap")
    if record.get("certainty") == "schematic":
        return _("Extent not published: only the rough position is shown")
    if overlap is not None and overlap == overlap:  # NaN where none was measured
        share = round(100 * overlap)
        if record.get("certainty") == "approximate":
            return _("Approximate: overlaps its member districts by {share} %").format(share=share)
        return _("Generalised: overlaps its member districts by {share} %").format(share=share)
    if record.get("certainty") == "approximate":
        return _("Approximate: agreement not measured")
    return _("Generalised outline")
