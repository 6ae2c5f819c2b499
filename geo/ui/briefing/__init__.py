"""The Briefing page: scenes presented on the map, and briefings of the user's own."""

from geo.ui.briefing.add_view import add_view
from geo.ui.briefing.page import briefing_page

__all__ = ["add_view", "briefing_page"]
