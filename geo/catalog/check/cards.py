"""Every source that is named has a card, and every card is named by something."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from geo.catalog.cards import card_files, read_card
from geo.catalog.check.keys import hint
from geo.catalog.check.resources import Resource
from geo.catalog.fault import Fault
from geo.language import _
from geo.model import Source


def check_cards(
    root: Path, resources: Mapping[str, Resource], *, complete: bool
) -> tuple[dict[str, Source], list[Fault]]:
    """Return the sources that can be read, and what is wrong with cards and their use.

    The fields whose values are ids of cards have ``card: true`` in the description. With
    ``complete`` every described file was read, so that a card that nothing names is one.
    """
    sources: dict[str, Source] = {}
    faults: list[Fault] = []
    present: set[str] = set()
    for path in card_files(root / "seeds"):
        source, wrong = read_card(path)
        file = path.relative_to(root).as_posix()
        faults += [Fault(file, fault.row, fault.column, fault.value, fault.expected) for fault in wrong]
        present.add(path.stem)
        if source is not None:
            sources[source.id] = source
    used: set[str] = set()
    for resource in resources.values():
        columns = [field["name"] for field in resource.fields if field.get("card")]
        for record in resource.records:
            for column in columns:
                name = record.text(column)
                used.add(name)
                if name and name not in present:
                    expected = _("a card in {folder}").format(folder="seeds/") + hint(name, present)
                    faults.append(record.fault(column, expected))
    faults += [
        Fault(f"seeds/{name}.md", None, "id", name, _("a statement or route that names this source"))
        for name in sorted(present - used)
        if complete
    ]
    return sources, faults + _same_text(sources)


def _same_text(sources: Mapping[str, Source]) -> list[Fault]:
    """Return the cards that claim the text of another."""
    seen: dict[str, str] = {}
    faults = []
    for source in sources.values():
        if source.sha256 and source.sha256 in seen:
            expected = _("a checksum of its own ({name} has the same)").format(name=seen[source.sha256])
            faults.append(Fault(f"seeds/{source.id}.md", None, "sha256", source.sha256, expected))
        elif source.sha256:
            seen[source.sha256] = source.id
    return faults
