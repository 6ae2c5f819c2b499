"""Search: what can be found by name, and the view that a line of text asks for."""

from geo.search.entries import GROUPS, Entry, entries
from geo.search.reading import Answer, opened, read

__all__ = ["GROUPS", "Answer", "Entry", "entries", "opened", "read"]
