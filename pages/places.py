"""The places page."""

from geo.ui.frame.atlas import load_atlas
from geo.ui.frame.state import current_view
from geo.ui.places.page import places_page

places_page(current_view(), load_atlas())
