"""The map page: controls, the map, and the panel that follows it."""

from geo.ui.frame.atlas import load_atlas
from geo.ui.frame.state import current_view
from geo.ui.map.page import map_page

map_page(current_view(), load_atlas())
