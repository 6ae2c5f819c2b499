"""The values of a measure as a script, loaded when they are wanted: from a disk nothing else can be."""

from __future__ import annotations

from typing import Any

from geo.atlas import Atlas
from geo.edition.files import Files
from geo.estimates import Timelines
from geo.language import current
from geo.maps import classes_of
from geo.maps.contract import ValuesMessage
from geo.maps.from_atlas import view_values
from geo.maps.messages.coding import coded_message
from geo.maps.time_slider import script_json
from geo.model import Measure, View


def values_file(measure: str) -> str:
    """Return the path in an edition of the values of a measure, in the language in use."""
    return f"values/{current()}/{measure}.js"


def write_values(measure: Measure, known: Timelines, atlas: Atlas, files: Files) -> None:
    """Write the values of a measure, in the language in use, with the document that each figure is from."""
    estimates = known.estimates
    classes = classes_of(estimates, atlas.places)
    message = view_values(atlas, View(measure=measure.id), estimates, classes=classes)
    held: dict[str, Any] = {"values": coded_message(message), "cited": _cited(message, atlas)}
    files.text(values_file(measure.id), f'atlasValues("{measure.id}", {script_json(held)});\n')


def _cited(message: ValuesMessage, atlas: Atlas) -> tuple[list[str], list[int]]:
    """Return ids of documents, and for each claim of a message the number of the one it is cited by."""
    ids = [atlas.statements[claim["statement"]].cited for claim in message["claims"]]
    documents = list(dict.fromkeys(ids))
    numbers = {id: number for number, id in enumerate(documents)}
    return documents, [numbers[id] for id in ids]
