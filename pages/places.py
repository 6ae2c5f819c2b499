"""The places page."""

from geo.ui.frame.shell import page
from geo.ui.places.page import places_page

page(places_page)
