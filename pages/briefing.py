"""The briefing page."""

from geo.ui.briefing import briefing_page
from geo.ui.frame.shell import page

page(briefing_page)
