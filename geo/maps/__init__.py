"""The map: one self-contained folium document, and the messages that move it."""

from geo.maps.document import map_document, render
from geo.maps.from_atlas import atlas_document, atlas_range, atlas_values, view_values
from geo.maps.messages.ranges import range_message
from geo.maps.messages.values import classes_of, values_message
from geo.maps.messages.view import (
    deck_message,
    link_message,
    present_message,
    strings_message,
    view_message,
)
from geo.maps.noted import noted_marks
from geo.maps.shares import destination_shares
from geo.maps.standalone import Standalone
from geo.maps.strings import map_strings
from geo.maps.time_slider import TimeSlider

__all__ = [
    "Standalone",
    "TimeSlider",
    "atlas_document",
    "atlas_range",
    "atlas_values",
    "classes_of",
    "deck_message",
    "destination_shares",
    "link_message",
    "map_document",
    "map_strings",
    "noted_marks",
    "present_message",
    "range_message",
    "render",
    "strings_message",
    "values_message",
    "view_message",
    "view_values",
]
