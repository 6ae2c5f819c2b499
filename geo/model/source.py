"""Who published what, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from geo.language import bilingual


@dataclass(frozen=True, slots=True)
class Source:
    """One document or publication: a card ``seeds/<id>.md``.

    Attributes
    ----------
    id : str
        Stable id and file name of the card.
    title, publisher : str
        As printed by the publisher.
    short : str
        Short label for tables and tooltips, for example ``DEVIDA 2024``.
    authors : tuple of str
        Persons or institutions named as authors; may be empty.
    published_from, published_to : date
        Window in which it came out; the two are equal where the day is known. A figure
        counts as known from ``published_to`` on.
    published_basis : str
        ``stated``, ``read`` or ``inferred``.
    established : str
        How the date was established, in our own words.
    language : str
        Language of the text (ISO 639-1).
    licence, link : str
        Licence or terms as stated; address without a promise that it still answers.
    kind : str
        ``document`` (one of the five seed texts), ``publication`` or ``compilation``.
    sha256 : str
        Checksum of the normalised text, only where we hold it; else empty.
    read_through : str
        How it was read where we do not hold the text; else empty.
    abstract : str
        What it says, in our own words.
    short_es : str
        ``short`` in Spanish; every card has it, empty only in a record made by hand, which
        then bears one name in both languages.
    """

    id: str
    title: str
    short: str
    publisher: str
    authors: tuple[str, ...]
    published_from: date
    published_to: date
    published_basis: str
    established: str
    language: str
    licence: str
    link: str
    kind: str
    sha256: str
    read_through: str
    abstract: str
    short_es: str = ""

    def label(self) -> str:
        """Return the short label in the language in use."""
        return bilingual(self.short, self.short_es)


@dataclass(frozen=True, slots=True)
class Omission:
    """Something a source states that is no row of the tables (``data/tables/left_out.csv``).

    Attributes
    ----------
    source : str
        Id of the source; empty where no source has the figure.
    paragraph : int or None
        Line of the document's normalised text, counted from 0.
    words, words_es : str
        The words as printed, then the same in both languages, or what is left out in ours.
    reason, reason_es : str
        Why.
    """

    source: str
    paragraph: int | None
    words: str
    words_es: str
    reason: str
    reason_es: str

    def label(self) -> str:
        """Return what is left out, in the language in use; printed words as they are."""
        return bilingual(self.words, self.words_es)

    def why(self) -> str:
        """Return the reason in the language in use."""
        return bilingual(self.reason, self.reason_es)
