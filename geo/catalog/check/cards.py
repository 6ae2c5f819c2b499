"""Every source that is named has a card, every card is named by something.

So it is with the names of speakers and publishers in the table of institutions.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from geo.catalog.cards import card_files, read_card
from geo.catalog.check.resources import Resource, as_list
from geo.catalog.fault import Fault
from geo.language import _
from geo.model import Source
from geo.suggestions import did_you_mean

NAMES = "institutions"
"""Resource that holds the names of speakers and publishers in both languages."""


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
                    expected = _("a document in {folder}").format(folder="seeds/") + did_you_mean(
                        name, present
                    )
                    faults.append(record.fault(column, expected))
    faults += [
        Fault(f"seeds/{name}.md", None, "id", name, _("a figure or route that names this document"))
        for name in sorted(present - used)
        if complete
    ]
    faults += _same_text(sources)
    # A card that cannot be read would leave its publisher's row idle: one mistake, one line.
    readable = sources.keys() == present
    return sources, faults + _names(resources, sources, complete=complete and readable)


def _names(
    resources: Mapping[str, Resource], sources: Mapping[str, Source], *, complete: bool
) -> list[Fault]:
    """Return the publishers without a name in Spanish, and the names that no publisher has.

    The columns that hold names are those with a foreign key to the table; that each of
    their values has a row is seen to by that key.
    """
    table = resources.get(NAMES)
    if table is None:
        return []
    known = {record.text("name") for record in table.records}
    expected = _("a key of {file}").format(file=table.file)
    faults = [
        Fault(
            f"seeds/{name}.md",
            None,
            "publisher",
            source.publisher,
            expected + did_you_mean(source.publisher, known),
        )
        for name, source in sources.items()
        if source.publisher not in known
    ]
    used = {source.publisher for source in sources.values()}
    for resource in resources.values():
        for key in resource.spec.get("schema", {}).get("foreignKeys", []):
            if key["reference"].get("resource") == NAMES:
                used |= {record.text(as_list(key["fields"])[0]) for record in resource.records}
    nobody = _("a name used by a figure, a route or a document")
    faults += [
        record.fault("name", nobody)
        for record in table.records
        if complete and record.text("name") not in used
    ]
    return faults


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
