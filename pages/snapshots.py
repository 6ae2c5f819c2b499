"""The snapshots page."""

from geo.ui.frame.shell import page
from geo.ui.snapshots.page import snapshots_page

page(snapshots_page)
