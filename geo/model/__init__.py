"""Typed records that everything else passes around: no files, no drawing."""

from geo.model.comparison import COMPARED, Comparison
from geo.model.estimate import Estimate
from geo.model.measure import Measure
from geo.model.metadata import METADATA_KEY, FileMetadata
from geo.model.parsing import FIRST_DAY, read_day, read_decimal, read_known_day, read_whole, read_year
from geo.model.place import Place
from geo.model.route import ROUTE_COLUMNS, Route
from geo.model.series import DISTRICT_SUMS, Break, Series
from geo.model.source import Omission, Source
from geo.model.statement import STATEMENT_COLUMNS, Statement
from geo.model.view import LAYERS, LENSES, LEVELS, View
from geo.model.years import read_run, read_years, year_runs, years_text

__all__ = [
    "COMPARED",
    "DISTRICT_SUMS",
    "FIRST_DAY",
    "LAYERS",
    "LENSES",
    "LEVELS",
    "METADATA_KEY",
    "ROUTE_COLUMNS",
    "STATEMENT_COLUMNS",
    "Break",
    "Comparison",
    "Estimate",
    "FileMetadata",
    "Measure",
    "Omission",
    "Place",
    "Route",
    "Series",
    "Source",
    "Statement",
    "View",
    "read_day",
    "read_decimal",
    "read_known_day",
    "read_run",
    "read_whole",
    "read_year",
    "read_years",
    "year_runs",
    "years_text",
]
