"""Links: what an address says, and the table of the parts of a view that every way in reads by."""

from geo.links.fields import LATEST
from geo.links.view_fields import NO_LAYERS, VIEW_FIELDS, read_extent
from geo.links.views import (
    from_comparison_query,
    from_query,
    to_comparison_query,
    to_query,
    to_short_query,
    view_code,
)

__all__ = [
    "LATEST",
    "NO_LAYERS",
    "VIEW_FIELDS",
    "from_comparison_query",
    "from_query",
    "read_extent",
    "to_comparison_query",
    "to_query",
    "to_short_query",
    "view_code",
]
