"""What is counted."""

from __future__ import annotations

from dataclasses import dataclass

from geo.language import bilingual

TOTAL_UNITS = ("ha", "t", "count", "USD")
"""Units of amounts, as against shares, ranks, prices and rates."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of ``data/tables/measures.csv``.

    Attributes
    ----------
    id : str
        Stable id, for example ``coca_cultivation``.
    unit : str
        Canonical unit of every value (``ha``, ``t``, ``percent``, ``USD/kg`` …).
    combine : str
        How values may be combined (``none``, ``sum``, ``sum over disjoint places`` …); ``never`` where
        they count unlike goods, which are not mapped either.
    group : str
        Heading under which it is offered (``cultivation``, ``production``, ``control``, ``prices``,
        ``trafficking``, ``mining``, ``context``).
    name, name_es : str
        Short label in English and Spanish.
    meaning, meaning_es : str
        Definition in one or two sentences, in our own words.
    phrase, phrase_es : str
        What a source says of it in a sentence (`geo.wording.sentence`); empty for the general form.
    """

    id: str
    unit: str
    combine: str
    group: str
    name: str
    name_es: str
    meaning: str
    meaning_es: str
    phrase: str = ""
    phrase_es: str = ""

    @property
    def is_total(self) -> bool:
        """Say whether a value is an amount, which a circle of that area can stand for."""
        return self.unit in TOTAL_UNITS

    def label(self) -> str:
        """Return the name in the language in use."""
        return bilingual(self.name, self.name_es)
