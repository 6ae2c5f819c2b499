"""The table page."""

from geo.ui.frame.atlas import load_atlas
from geo.ui.frame.state import current_view
from geo.ui.table.page import table_page

table_page(current_view(), load_atlas())
