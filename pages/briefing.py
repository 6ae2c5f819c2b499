"""The briefing page."""

from geo.ui.briefing.page import briefing_page
from geo.ui.frame.atlas import load_atlas
from geo.ui.frame.state import current_view

briefing_page(current_view(), load_atlas())
