"""What an edition is called, and how it is cited."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from geo.catalog.version import LOCAL
from geo.citation import LICENCE
from geo.language import _
from geo.style import format_date

LICENCE_LINK = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, slots=True)
class Edition:
    """The atlas on a day.

    Attributes
    ----------
    day : date
        On which it was published.
    version : str
        Data version.
    """

    day: date
    version: str

    @property
    def id(self) -> str:
        """Return the day and the data version in plain letters: the folder's name, and what is cited."""
        plain = re.sub(r"[^A-Za-z0-9.]+", "-", self.version).strip("-.")
        return f"{self.day.isoformat()}-v{plain}"

    @property
    def local(self) -> bool:
        """Say whether it holds what a team published itself beside the shipped data."""
        return LOCAL in self.version

    def cited(self) -> str:
        """Return the sentence by which the edition is cited, in the language in use."""
        text = _("Peru Coca Atlas, edition {id}, published {day}. Data version {version}. {licence}.")
        return text.format(id=self.id, day=format_date(self.day), version=self.version, licence=LICENCE)

    def local_words(self) -> str:
        """Return that figures of a team are in it; empty where none are."""
        if not self.local:
            return ""
        return _(
            "This edition holds figures or boundaries that were published locally, beside the data that "
            "come with the atlas."
        )


ID = re.compile(r"(\d{4}-\d{2}-\d{2})-v[A-Za-z0-9.-]+")
"""Form of the name of an edition's folder."""
