"""The documents page."""

from geo.ui.documents.page import documents_page
from geo.ui.frame.atlas import load_atlas
from geo.ui.frame.state import current_view

documents_page(current_view(), load_atlas())
