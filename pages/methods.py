"""The methods page."""

from geo.ui.methods.page import methods_page
from geo.ui.shell import page

page(methods_page)
