"""The map page: controls, the map, and the panel that follows it."""

from geo.ui.map.page import map_page
from geo.ui.shell import page

page(map_page)
