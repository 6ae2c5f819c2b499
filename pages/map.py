"""The map page: controls, the map, and the panel that follows it."""

from geo.ui.frame.shell import page
from geo.ui.map.page import map_page

page(map_page)
