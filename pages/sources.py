"""The sources page."""

from geo.ui.sources_page import sources_page
from geo.ui.shell import page

page(sources_page)
