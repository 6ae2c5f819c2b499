"""What a statement said when a scene was reviewed, in words short enough to stand in the scene.

A hash would only say that something changed; these lines say what.
"""

from __future__ import annotations

from dataclasses import replace

from geo.atlas import Atlas
from geo.briefing.model import Briefing
from geo.model import Route, Statement

SEPARATOR = "; "


def record_of(id: str, atlas: Atlas) -> Statement | Route | None:
    """Return the statement, or the stage of a way, that bears ``id``; None where there is none."""
    if id in atlas.statements:
        return atlas.statements[id]
    return next((route for route in atlas.routes if route.id == id), None)


def known_ids(atlas: Atlas) -> list[str]:
    """Return the ids of all statements and stages of ways."""
    return [*atlas.statements, *(route.id for route in atlas.routes)]


def said_of(record: Statement | Route) -> str:
    """Return all that a scene relies on of a statement or a stage, on one line, in the terms of the tables.

    Of a statement the figure with bound and unit, what is counted where and when, by which
    definition and against which whole, who says it, how, in which source, and its flags; of a stage
    its ends, mode, substance and certainty instead. Locator and note are left out: a scene does not
    change with them.
    """
    parts = _of_stage(record) if isinstance(record, Route) else _of_statement(record)
    return " ".join(SEPARATOR.join(part for part in parts if part).split())


def _of_stage(stage: Route) -> list[str]:
    return [
        f"{stage.certainty} stage {stage.order} of {stage.corridor}",
        f"{stage.from_place or 'unnamed'} to {stage.to_place or 'unnamed'} by {stage.mode}",
        stage.substance,
        f"{stage.period_start} to {stage.period_end}",
        ", ".join(part for part in (stage.attributed_to, stage.institution) if part),
        f"in {stage.source}",
    ]


def _of_statement(statement: Statement) -> list[str]:
    figures = [f"{v:.12g}" for v in (statement.value, statement.low, statement.high) if v is not None]
    place = statement.place + (f" to {statement.to_place}" if statement.to_place else "")
    return [
        " ".join(part for part in (statement.bound, " to ".join(figures), statement.unit) if part),
        f"{statement.measure} ({statement.kind}), {place}",
        f"{statement.period_start} to {statement.period_end}",
        statement.definition and f"counted: {statement.definition}",
        statement.denominator and f"of: {statement.denominator}",
        ", ".join(part for part in (statement.attributed_to, statement.institution) if part),
        f"{statement.stance} in {statement.source}",
        statement.series and f"series {statement.series}",
        f"flags {' '.join(sorted(statement.flags))}" if statement.flags else "",
    ]


def renewed(briefing: Briefing, atlas: Atlas) -> Briefing:
    """Return ``briefing`` with what its statements say now, for after a review of every scene."""
    scenes = [
        replace(
            scene,
            reviewed={id: said_of(found) for id in scene.statements if (found := record_of(id, atlas))},
        )
        for scene in briefing.scenes
    ]
    return replace(briefing, scenes=tuple(scenes))
