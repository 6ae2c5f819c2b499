"""Two views that differ in one thing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from geo.model.view import View

COMPARED = ("year", "as_of", "lens", "measure")
"""Parts of a view that two maps side by side may differ in, one at a time."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A view beside another that differs from it in one part.

    Attributes
    ----------
    left : View
        With its year settled; of one year, not of a range.
    part : str
        The one of `COMPARED` in which the right view differs.
    other : int, date, str or None
        What the right view has there: a year, a day (None: all known today), a lens or a
        measure id.
    """

    left: View
    part: str
    other: int | date | str | None

    @property
    def right(self) -> View:
        """Return the other view."""
        return replace(self.left, **{self.part: self.other})  # type: ignore[arg-type]

    @property
    def shared(self) -> tuple[str, ...]:
        """Return the parts in which what the reader does in one map moves the other too."""
        return tuple(part for part in ("extent", "place", "year", "as_of") if part != self.part)
