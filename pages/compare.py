"""The compare page."""

from geo.ui.compare.page import compare_page
from geo.ui.frame.atlas import load_atlas
from geo.ui.frame.state import current_view

compare_page(current_view(), load_atlas())
