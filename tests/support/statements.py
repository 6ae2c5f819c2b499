"""Statements and stages of tables in which nothing may be wrong."""

from __future__ import annotations

from pathlib import Path

from geo.catalog.cells import FaultError
from geo.model import Route, Statement
from geo.statements import load_routes_lenient, load_statements_lenient


def load_statements(path: Path | None = None) -> list[Statement]:
    """Return all statements; raise the first fault where one cannot be shown."""
    statements, faults = load_statements_lenient(path)
    if faults:
        raise FaultError(faults[0])
    return statements


def load_routes(path: Path | None = None) -> list[Route]:
    """Return all stages; raise the first fault where one cannot be shown."""
    routes, faults = load_routes_lenient(path)
    if faults:
        raise FaultError(faults[0])
    return routes
