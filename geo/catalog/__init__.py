"""The data package: what is described, measured, placed and sourced, and its check."""

from geo.catalog.boundaries import OwnBoundary, outlines, own_boundaries
from geo.catalog.breaks import load_breaks, load_zone_departments
from geo.catalog.cards import load_source, load_sources, load_sources_lenient
from geo.catalog.check import check
from geo.catalog.fault import Fault
from geo.catalog.omissions import load_omissions
from geo.catalog.package import refresh_checksums
from geo.catalog.places import PlaceRegistry, load_places
from geo.catalog.tables import (
    load_definitions,
    load_institutions,
    load_measures,
    load_published_areas,
    load_series,
    load_summed_districts,
    load_zone_overlaps,
)
from geo.catalog.version import Stamp, data_stamp, data_version, workspace_stamp

__all__ = [
    "Fault",
    "OwnBoundary",
    "PlaceRegistry",
    "Stamp",
    "check",
    "data_stamp",
    "data_version",
    "load_breaks",
    "load_definitions",
    "load_institutions",
    "load_measures",
    "load_omissions",
    "load_places",
    "load_published_areas",
    "load_series",
    "load_source",
    "load_sources",
    "load_sources_lenient",
    "load_summed_districts",
    "load_zone_departments",
    "load_zone_overlaps",
    "outlines",
    "own_boundaries",
    "refresh_checksums",
    "workspace_stamp",
]
