"""The map: one self-contained folium document, and the messages that move it.

Modules that need folium are imported by their own names: a sheet for print does without.
"""

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

__all__ = [
    "Standalone",
    "classes_of",
    "deck_message",
    "destination_shares",
    "link_message",
    "map_strings",
    "noted_marks",
    "present_message",
    "range_message",
    "strings_message",
    "values_message",
    "view_message",
]
