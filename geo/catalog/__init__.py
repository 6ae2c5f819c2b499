"""The data package: what is described, measured, placed and sourced, and its check."""

from geo.catalog.cards import load_source, load_sources
from geo.catalog.check import check
from geo.catalog.fault import Fault
from geo.catalog.package import data_version, load_package, refresh_checksums
from geo.catalog.places import PlaceRegistry, load_places
from geo.catalog.tables import load_breaks, load_institutions, load_measures, load_series

__all__ = [
    "Fault",
    "PlaceRegistry",
    "check",
    "data_version",
    "load_breaks",
    "load_institutions",
    "load_measures",
    "load_package",
    "load_places",
    "load_series",
    "load_source",
    "load_sources",
    "refresh_checksums",
]
