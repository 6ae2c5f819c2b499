"""The sources page."""

from geo.ui.frame.shell import page
from geo.ui.sources.page import sources_page

page(sources_page)
