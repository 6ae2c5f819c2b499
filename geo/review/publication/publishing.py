"""Publish what was decided, and take it back, whole or in part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.catalog import load_sources_lenient
from geo.catalog.check.published import published_faults
from geo.catalog.fault import Fault
from geo.catalog.published import FILE, Overlay, fixed, look_again, published
from geo.errors import ReviewError, StaleDecisionError
from geo.language import _, ngettext
from geo.review.people import PUBLISH, Person, require
from geo.review.publication.planning import plan
from geo.review.publication.plans import Missing, Plan
from geo.review.rows import LONGEST
from geo.statements import load_statements_lenient
from geo.store.batches import (
    UNDO,
    Batch,
    Item,
    items_of,
    list_batches,
    publish_batch,
    read_published,
    taken_back,
)
from geo.store.database import Store


def publish(
    store: Store,
    person: Person,
    reason: str = "",
    *,
    only: Iterable[int] | None = None,
    follows: int | None = None,
) -> Batch:
    """Publish what waits, all of it or the figures chosen, with the own records that they need.

    Parameters
    ----------
    store : Store
    person : Person
    reason : str
    only : iterable of int, optional
        Numbers of figures; by default all that wait. One that was taken back goes only where it is named.
    follows : int, optional
        The newest batch when the changes were looked at; by default what is newest now.

    Raises
    ------
    NotAllowedError
        The role does not allow it.
    ReviewError
        Nothing waits, or the data would hold a record that cannot be read.
    StaleDecisionError
        Somebody else has published since.
    StoreError
        It cannot be written.
    """
    require(store, person, PUBLISH)
    found = plan(store)
    if follows is not None and follows != found.follows:
        raise StaleDecisionError(_("somebody else has published since; look at the changes again"))
    chosen = found.chosen(only)
    numbers = {one.candidate for one in chosen}
    if unknown := sorted(set(only or ()) - numbers):
        said = [one.text for one in found.missing if set(unknown) & set(one.candidates)]
        names = ", ".join(map(str, unknown))
        text = _("figure {number} does not wait to be published").format(number=names)
        raise ReviewError("\n".join([text, *said]))
    if not chosen:
        raise ReviewError("\n".join([_("nothing waits to be published"), *(m.text for m in left_out(found))]))
    return _written(store, person, [one.item for one in chosen], reason, found.follows, None)


def undo(
    store: Store, person: Person, batch: int, items: Iterable[int] | None = None, reason: str = ""
) -> Batch:
    """Take back a batch, whole or some of its items; what counted before them counts again.

    Parameters
    ----------
    batch : int
    items : iterable of int, optional
        Places of the items among all (`Item.id`); by default all of the batch.

    Raises
    ------
    NotAllowedError, ReviewError, StaleDecisionError, StoreError
        As for `publish`; also where there is no such batch or item, or it is taken back already.
    """
    require(store, person, PUBLISH)
    batches = list_batches(store)
    found = next((one for one in batches if one.id == batch), None)
    if found is None:
        raise ReviewError(_("there is no batch {number}").format(number=batch))
    back = taken_back(items_of(batches))
    ids = [item.id for item in found.items]
    wanted = list(dict.fromkeys(items)) if items is not None else [id for id in ids if id not in back]
    if strange := [id for id in wanted if id not in ids]:
        text = _("batch {batch} has no item {number}").format(batch=batch, number=strange[0])
        raise ReviewError(text)
    if not wanted or set(wanted) & back:
        raise ReviewError(_("it is taken back already"))
    undone = [Item(UNDO, str(id), None) for id in wanted]
    return _written(store, person, undone, reason, batches[0].id, batch)


def left_out(found: Plan) -> list[Missing]:
    """Return the accepted figures that are not published with all that waits, and what to do about each."""
    left = list(found.missing)
    if found.taken_back:
        text = ngettext(
            "figure {numbers} was taken back: it waits until it is accepted again or named to publish",
            "figures {numbers} were taken back: they wait until they are accepted again or named to publish",
            len(found.taken_back),
        )
        numbers = tuple(one.candidate for one in found.taken_back)
        left.append(Missing(numbers, text.format(numbers=", ".join(map(str, numbers)))))
    return left


def trial(store: Store, items: Sequence[Item]) -> Overlay:
    """Return what would lie over the data package with these items; nothing is written."""
    state = read_published(store, items)
    return Overlay(state.last, state.digits, state.items)


def _written(
    store: Store, person: Person, items: Sequence[Item], reason: str, follows: int, undoes: int | None
) -> Batch:
    if len(reason) > LONGEST or not reason.isprintable():
        raise ReviewError(
            _("{name}: expected at most {most} characters that can be shown").format(
                name="reason", most=LONGEST
            )
        )
    look_again()
    before = {str(fault) for fault in _faults(published())}
    if wrong := [text for fault in _faults(trial(store, items)) if (text := str(fault)) not in before]:
        raise ReviewError("\n".join([_("nothing was written: this could not be shown"), *wrong[:10]]))
    batch = publish_batch(store, items, by=person.name, reason=reason.strip(), follows=follows, undoes=undoes)
    look_again()
    return batch


def _faults(overlay: Overlay) -> list[Fault]:
    """Return the published records that could not be read, of all kinds."""
    with fixed(overlay):
        found = [*load_sources_lenient()[1], *load_statements_lenient()[1], *published_faults()]
    return [fault for fault in found if fault.file.startswith(f"{FILE}/")]
