"""The outline of an own place: a polygon of one's own in place of the disc around its point."""

from __future__ import annotations

import tempfile
from pathlib import Path

import streamlit as st

from geo.boundaries import adopt, against, kept_places, propose, reset
from geo.catalog.boundaries import own_places
from geo.errors import GeoError, ReviewError
from geo.language import _
from geo.model import Place
from geo.review.people import RECORD, Person, require
from geo.store.database import Store
from geo.ui.documents.byhand.fields import Fields
from geo.ui.elements import show

FORMATS = ("geojson", "json", "gpkg", "zip")


def place_outline(store: Store, person: Person, place: Place) -> None:
    """Draw how the place is drawn on the map now, and the form that gives it a polygon."""
    show.subheader(_("On the map"), anchor=False)
    drawn = own_places().get(place.id)
    if drawn is None:
        show.words(_("Figures are drawn on the map for zones, provinces and departments only."))
        return
    fields = Fields(f"outline_{place.id}")
    if place.id in kept_places():
        show.words(_("It is drawn with your own polygon."))
        _back(store, person, place)
    elif drawn.outline_of:
        show.words(_("It is drawn on the outline of another place."))
    else:
        show.words(_("It is drawn as a disc around its point, once a figure of it is published."))
    file = show.file_uploader(
        _("Its polygon (GeoJSON, GeoPackage, or a zip of a Shapefile)"), type=FORMATS, key=fields.key("file")
    )
    left, right = st.columns(2)
    with left:
        fields.text("source", _("Where the polygon comes from"))
    with right:
        fields.text("licence", _("Licence"))
    sure = show.checkbox(_("Use it even if it does not look like the place"), key=fields.key("sure"))

    def act() -> str:
        require(store, person, RECORD)
        if file is None or not (fields.value("source") and fields.value("licence")):
            raise ReviewError(
                _("Choose a file, and say where the polygon comes from and under which licence.")
            )
        with tempfile.TemporaryDirectory(prefix="atlas-outline-") as folder:
            path = Path(folder) / Path(file.name).name
            path.write_bytes(file.getvalue())
            proposal = propose(path, place)
        if (doubts := against(proposal)) and not sure:
            raise ReviewError("; ".join(doubts))
        adopt(proposal, fields.value("source"), fields.value("licence"), force=bool(sure))
        return _("{name} is drawn with this polygon from now on.").format(name=place.label())

    fields.submit(_("Use this polygon"), act)


def _back(store: Store, person: Person, place: Place) -> None:
    wrong = f"outline_{place.id}_wrong"

    def act() -> None:
        try:
            require(store, person, RECORD)
            reset(place.id)
            st.session_state[wrong] = ""
        except GeoError as error:
            st.session_state[wrong] = str(error)

    show.button(_("Go back to the point"), on_click=act, key=f"outline_{place.id}_back")
    if st.session_state.get(wrong):
        show.error(st.session_state[wrong])
