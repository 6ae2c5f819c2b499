"""The disagreements page."""

from geo.ui.disagreements.page import disagreements_page
from geo.ui.shell import page

page(disagreements_page)
