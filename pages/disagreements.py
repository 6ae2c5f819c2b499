"""The disagreements page."""

from geo.ui.disagreements_page import disagreements_page
from geo.ui.shell import page

page(disagreements_page)
