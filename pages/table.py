"""The table page."""

from geo.ui.shell import page
from geo.ui.table_page import table_page

page(table_page)
