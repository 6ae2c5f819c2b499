"""Everything in ``data/`` and ``seeds/`` held against its description, one line a fault.

In this checkout the user's own boundaries (`geo.catalog.boundaries`) are held to the data too.

The description is ``data/datapackage.json``: what it says of a field (type, constraints,
keys) is checked by what it says, not by code for that field. Only what a description
cannot say (a low above its high, a locator outside its text) has code of its own. Two
properties are ours: ``card`` (the value is the id of a card) and ``items`` (the cell
holds several values between ``|``, each from ``enum`` or an id of ``resource``).
"""

from __future__ import annotations

from pathlib import Path

from geo.catalog.boundaries import own_boundaries
from geo.catalog.check.cards import check_cards
from geo.catalog.check.keys import check_keys
from geo.catalog.check.layers import check_layer
from geo.catalog.check.locators import check_locators
from geo.catalog.check.package import check_files, check_package
from geo.catalog.check.places import check_places
from geo.catalog.check.resources import read_resources
from geo.catalog.check.schema import check_schema
from geo.catalog.check.statements import check_statements
from geo.catalog.fault import Fault
from geo.errors import DataError
from geo.paths import ROOT

__all__ = ["check", "counts"]


def check(root: Path = ROOT, documents: Path | None = None) -> list[Fault]:
    """Return all that is wrong in the data package, the cards and the user's own boundaries.

    Parameters
    ----------
    root : Path
        A checkout with ``data/`` and ``seeds/``.
    documents : Path, optional
        Where the documents' texts lie; by default ``SEEDS_DIR`` or ``seeds/``.

    Returns
    -------
    list of Fault
        Empty where all is in order. A row with a fault of its own form is not checked
        further, so that one mistake gives one line.
    """
    root = Path(root)
    package, faults = check_package(root)
    if package is None:
        return faults
    faults += check_files(root, package)
    resources, unreadable = read_resources(root, package)
    faults += unreadable
    for resource in resources.values():
        faults += check_schema(resource)
        if resource.features:
            faults += check_layer(resource)
    faults += check_keys(resources)
    bad = {(fault.file, fault.row) for fault in faults if fault.row is not None}
    faults += check_places(resources, bad)
    faults += check_statements(resources, bad)
    sources, wrong = check_cards(root, resources, complete=len(resources) == len(package["resources"]))
    faults += wrong
    faults += check_locators(root, documents, resources, sources, bad)
    if root.resolve() != ROOT:
        return faults
    # Imported here: the readers that lay published records over the tables stand on the rules beside this.
    from geo.catalog.check.published import published_faults

    return faults + own_boundaries()[1] + published_faults()


def counts(root: Path = ROOT) -> dict[str, int]:
    """Return how many layers, tables, cards, and rows or features of each resource there are.

    Raises
    ------
    DataError
        If the package cannot be read (`check` says why).
    """
    root = Path(root)
    package, faults = check_package(root)
    if package is None:
        raise DataError(str(faults[0]))
    resources, _unreadable = read_resources(root, package)
    return {
        "layers": sum(item.is_layer or item.is_picture for item in resources.values()),
        "tables": sum(not (item.is_layer or item.is_picture) for item in resources.values()),
        "cards": len(list((root / "seeds").glob("*.md"))),
        **{name: len(item.records) for name, item in resources.items()},
    }
