"""The methods page."""

from geo.ui.frame.atlas import load_atlas
from geo.ui.frame.state import current_view
from geo.ui.methods.page import methods_page

methods_page(current_view(), load_atlas())
