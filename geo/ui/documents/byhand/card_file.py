"""A source as a file: a card to fill in, and the field by which it comes back."""

from __future__ import annotations

from geo.errors import ReviewError
from geo.language import _, current
from geo.review.people import Person
from geo.review.records import save_record
from geo.review.tables.cards import CARD, LARGEST, card_template, cells_of
from geo.storage.reading import printable, size_words
from geo.store.batches import SOURCE
from geo.store.database import Store
from geo.ui.documents.byhand.fields import Fields
from geo.ui.elements import show


def card_to_fill_in() -> None:
    """Draw the button that hands out a card of a source to fill in."""
    label, name = _("Template for a source (YAML)"), _("source") + "." + CARD
    show.download_button(label, card_template, file_name=name, key=f"card_{current()}")


def card_file(store: Store, person: Person) -> None:
    """Draw the card to fill in, the field for one that is, and the button that keeps it."""
    fields = Fields("own_source_card")
    card_to_fill_in()
    file = show.file_uploader(
        _("A template for a source, filled in (YAML)"), type=[CARD, "yml"], key=fields.key("file")
    )

    if file is None:
        fields.said()
        return
    content, name = file.getvalue(), printable(file.name)

    def act() -> str:
        if len(content) > LARGEST:
            reason = _("it is larger than {most}").format(most=size_words(LARGEST))
            raise ReviewError(_("{file} cannot be read: {reason}").format(file=name, reason=reason))
        kept = save_record(store, person, SOURCE, cells_of(content, name))
        return _("{name} is kept; it is published with the figures that name it.").format(name=kept.key)

    fields.submit(_("Add the source"), act)
