"""How sure the outline of a place is: what the panel and the Methods page say of a shape."""

from __future__ import annotations

from html import escape
from typing import Any

from geo.language import _
from geo.model import Place
from geo.ui.elements.english import in_use
from geo.ui.frame.atlas import LEVEL_LAYERS, Atlas


def outline(place: Place, atlas: Atlas) -> str:
    """Return as HTML how the outline of ``place`` was made and how near it comes; empty without one."""
    name = LEVEL_LAYERS.get(place.kind)
    if name is None:
        return ""
    layer = atlas.layers[name]
    found = layer[layer["id"] == place.id]
    if found.empty:
        return ""
    record = found.iloc[0].drop("geometry").to_dict()
    heading = escape(_("The outline"))
    lines = [(_("Accuracy"), said(record, "accuracy")), (_("Method"), said(record, "method"))]
    lines.append((_("Made from"), said(record, "source")))
    items = "".join(f"<dt>{escape(term)}</dt><dd>{text}</dd>" for term, text in lines if text)
    note = escape(_("Boundaries and names imply no endorsement."))
    return (
        f'<h4>{heading}</h4><details class="outline"><summary>{escape(sureness(record))}</summary>'
        f"<dl>{items}</dl><p>{note}</p></details>"
    )


def said(record: dict[str, Any], column: str) -> str:
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
