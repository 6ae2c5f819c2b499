"""What a reader calls the records of batches and what waits: names, never ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from geo.catalog.places import PlaceRegistry
from geo.language import _, bilingual
from geo.model import Measure, Source
from geo.review.known import all_measures, all_places, all_sources
from geo.review.surface.options import period_of_cells, value_words
from geo.review.words import record_kinds
from geo.store.batches import MEASURE, PLACE, SOURCE, STATEMENT, UNDO, Batch, Item, items_of
from geo.store.database import Store


@dataclass(frozen=True)
class ItemNames:
    """The names of everything that an item may speak of.

    Attributes
    ----------
    measures : mapping of str to Measure
    places : PlaceRegistry
    sources : mapping of str to Source
    items : mapping of int to Item
        Those published so far, by number: an undo names one of them.
    """

    measures: Mapping[str, Measure]
    places: PlaceRegistry
    sources: Mapping[str, Source]
    items: Mapping[int, Item]

    def figure(self, body: Mapping[str, str]) -> str:
        """Return a figure in one line: measure, place, period and value."""
        measure, place = self.measures.get(body["measure"]), body["place"]
        parts = (
            measure.label() if measure else body["measure"],
            self.places.get(place).label() if place in self.places else place,
            period_of_cells(body),
            value_words(body),
        )
        return " · ".join(part.replace("\xa0", " ") for part in parts if part)

    def source(self, id: str) -> str:
        """Return the short name of a source."""
        return self.sources[id].label() if id in self.sources else id

    def item(self, item: Item, how: str = "") -> str:
        """Return a record in one line; ``how`` is that of `geo.review.publication.plans.Waiting`."""
        if item.kind == UNDO:
            former = self.items.get(int(item.record))
            text = self._record(former) if former else _("record {number}").format(number=item.record)
            return _("taken back: {record}").format(record=text)
        text = {
            "new": _("new: {record}"),
            "changed": _("changed: {record}"),
            "withdrawn": _("withdrawn: {record}"),
            "": "{record}",
        }["withdrawn" if item.body is None else how]
        return text.format(record=self._record(item))

    def _record(self, item: Item) -> str:
        body = item.body or self._former(item)
        if item.kind == STATEMENT:
            return self.figure(body) if body else item.record
        name = item.record
        if item.kind == SOURCE and body:
            name = body.get(bilingual("short", "short_es")) or body.get("title") or name
        elif item.kind in (PLACE, MEASURE) and body:
            name = body.get(bilingual("name", "name_es")) or name
        return _("{kind} {name}").format(kind=record_kinds()[item.kind], name=name)

    def _former(self, item: Item) -> Mapping[str, str]:
        """Return the last cells of a record that is withdrawn."""
        same = (one for one in self.items.values() if (one.kind, one.record) == (item.kind, item.record))
        return next((one.body for one in reversed([*same]) if one.body), {})


def item_names(store: Store, batches: Iterable[Batch]) -> ItemNames:
    """Return the names of all records, shipped, own and published."""
    items = {item.id: item for item in items_of(batches)}
    return ItemNames(all_measures(store), all_places(store), all_sources(store), items)
