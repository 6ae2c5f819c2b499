"""The snapshots page."""

from geo.ui.frame.atlas import load_atlas
from geo.ui.frame.state import current_view
from geo.ui.snapshots.page import snapshots_page

snapshots_page(current_view(), load_atlas())
