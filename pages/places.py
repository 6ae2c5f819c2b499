"""The places page."""

from geo.ui.places.page import places_page
from geo.ui.shell import page

page(places_page)
