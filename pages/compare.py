"""The compare page."""

from geo.ui.compare.page import compare_page
from geo.ui.frame.shell import page

page(compare_page)
