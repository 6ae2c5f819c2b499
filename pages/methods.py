"""The methods page."""

from geo.ui.frame.shell import page
from geo.ui.methods.page import methods_page

page(methods_page)
