"""The disagreements page."""

from geo.ui.disagreements.page import disagreements_page
from geo.ui.frame.atlas import load_atlas
from geo.ui.frame.state import current_view

disagreements_page(current_view(), load_atlas())
