"""The sources page."""

from geo.ui.sources_page import sources_page

sources_page()
