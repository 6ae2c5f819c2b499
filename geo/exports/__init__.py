"""What is shown, taken away: files of numbers and offline maps that carry their sources.

What needs folium or openpyxl is imported by its own name.
"""

from geo.exports.content import gather, record_of
from geo.exports.formats.csv_file import content_bytes, csv_bytes
from geo.exports.read import read_metadata
from geo.exports.request import Request, of_pages_only, request_from_link, years_empty, years_left_out
from geo.exports.scope import Scope, places_of
from geo.exports.tables import FileContent
from geo.exports.write import write_data
from geo.exports.years import years_held, years_with_data

__all__ = [
    "FileContent",
    "Request",
    "Scope",
    "content_bytes",
    "csv_bytes",
    "gather",
    "of_pages_only",
    "places_of",
    "read_metadata",
    "record_of",
    "request_from_link",
    "write_data",
    "years_empty",
    "years_held",
    "years_left_out",
    "years_with_data",
]
