"""The sources page."""

from geo.ui.frame.atlas import load_atlas
from geo.ui.frame.state import current_view
from geo.ui.sources.page import sources_page

sources_page(current_view(), load_atlas())
