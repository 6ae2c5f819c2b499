"""The disagreements page."""

from geo.ui.disagreements.page import disagreements_page
from geo.ui.frame.shell import page

page(disagreements_page)
