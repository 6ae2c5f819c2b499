"""The map: one self-contained folium document, and the messages that move it."""

from geo.maps.document import map_document, render
from geo.maps.messages import strings_message, values_message, view_message
from geo.maps.of_atlas import atlas_document, atlas_values
from geo.maps.shares import destination_shares
from geo.maps.standalone import Standalone
from geo.maps.strings import map_strings
from geo.maps.time_slider import TimeSlider

__all__ = [
    "Standalone",
    "TimeSlider",
    "atlas_document",
    "atlas_values",
    "destination_shares",
    "map_document",
    "map_strings",
    "render",
    "strings_message",
    "values_message",
    "view_message",
]
