"""The data that a process of its own draws from: those of who asks, not those on the disk by then."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from functools import cached_property

from geo.atlas import Atlas
from geo.plots import Relief


@dataclass(frozen=True)
class SharedData:
    """All that is drawn from, under one data version.

    Attributes
    ----------
    atlas : Atlas
    relief : Relief or None
        The shaded relief; None where it is damaged.
    """

    atlas: Atlas
    relief: Relief | None

    @property
    def version(self) -> str:
        """Return the data version."""
        return self.atlas.version

    @cached_property
    def packed(self) -> bytes:
        """Return it as it is sent: about 4 MB, packed once."""
        return pickle.dumps((self.atlas, self.relief), protocol=pickle.HIGHEST_PROTOCOL)
