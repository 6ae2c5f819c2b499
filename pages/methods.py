"""The methods page."""

from geo.ui.methods_page import methods_page

methods_page()
