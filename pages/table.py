"""The table page."""

from geo.ui.frame.shell import page
from geo.ui.table.page import table_page

page(table_page)
