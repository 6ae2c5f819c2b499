"""The briefing page."""

from geo.ui.briefing import briefing_page
from geo.ui.shell import page

page(briefing_page)
