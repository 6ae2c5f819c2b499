"""Own boundaries and briefings as the store has them, and as another replica would change them."""

from __future__ import annotations

from geo.briefing.own import OWN
from geo.catalog.boundaries import BOUNDARIES
from geo.store.folder import Shared
from geo.store.shared import content_of, keep_file, own_files

__all__ = ["BOUNDARIES", "OWN", "change_stored", "stored"]


def stored(shared: Shared) -> dict[str, bytes]:
    """Return the content of every file of a kind in the store, by name."""
    states = own_files(shared)[0]
    return {name: content_of(shared, name, state.number) or b"" for name, state in states.items()}


def change_stored(shared: Shared, name: str, content: bytes | None) -> None:
    """Write the next state of a file, as another replica does; None deletes it."""
    keep_file(shared, name, content, by="another")
