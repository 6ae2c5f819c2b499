"""The preview: the sheet itself at the resolution of a screen, the offline map, or the first rows."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as NotYet
from typing import Any

import pandas as pd
import streamlit as st

from geo.errors import GeoError
from geo.exports import FileContent, Request
from geo.formats import FILM, MAP
from geo.language import _, ngettext
from geo.markup import Markup
from geo.model import FileMetadata
from geo.plots import Preview, Sheet
from geo.style.numbers import format_number
from geo.ui.elements import show
from geo.ui.elements.html import render
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.shipped import script
from geo.ui.snapshots.choices import Choices
from geo.ui.snapshots.worker import ask_content, ask_document, ask_picture
from geo.wording.estimate import differ_mark, range_only

PICTURE = "snapshot_picture"
"""Key of the container that holds the picture."""

PATIENCE = 60.0
"""Seconds after which a preview counts as failed."""

STEP = 0.15
"""Seconds between two looks; at each the page can turn to a choice changed meanwhile."""

ROWS = 12

_map = st.components.v2.component(
    "snapshot_map",
    html='<iframe sandbox="allow-scripts"></iframe>',
    css="iframe { width: 100%; height: min(44rem, 78vh); border: 1px solid var(--st-border-color); }",
    js=script("preview"),
)


class LateError(GeoError):
    """A preview that is not there in time; the file itself may still be made."""


def preview(choices: Choices, wanted: Sheet | Request, atlas: Atlas) -> tuple[FileMetadata | None, bool]:
    """Draw the preview of ``wanted``.

    Returns
    -------
    FileMetadata or None
        The record that the file will carry; None where there is no preview.
    bool
        Whether the file can be made.
    """
    with st.container(key=PICTURE):
        place = st.empty()
        try:
            if isinstance(wanted, Sheet):
                return _picture(choices, wanted, atlas, place), True
            content: FileContent = waited(lambda: ask_content(wanted, atlas), place)
            if choices.form.kind == MAP:
                _document(wanted, atlas, content, place)
            else:
                _rows(content, place)
            return content.metadata, True
        except LateError as error:
            with place:
                show.warning(str(error))
            return None, True
        except GeoError as error:
            with place:
                show.error(str(error))
            return None, False


def waited(ask: Callable[[], Future], place: Any, shape: tuple[float, float] = (16, 9)) -> Any:  # noqa: ANN401
    """Return what the job that ``ask`` returns makes; meanwhile show paper of that ``shape``.

    A choice that is changed ends the wait, and a job not yet begun is then taken back; who
    else waits for it asks again.

    Raises
    ------
    LateError
        It took too long.
    """
    end = time.monotonic() + PATIENCE
    job = ask()
    try:
        while True:
            try:
                return job.result(STEP)
            except NotYet:
                # Each message is a point at which Streamlit begins the page anew if a choice has changed.
                place.html(_drawing(shape))
            except CancelledError:
                job = ask()
            if time.monotonic() > end:
                raise LateError(
                    _("the preview took over {n} s; the file can still be made").format(n=int(PATIENCE))
                )
    finally:
        job.cancel()


def _drawing(shape: tuple[float, float]) -> Markup:
    """Return paper of the sheet's shape, so that nothing moves when the picture comes, as HTML."""
    wide, high = shape
    return render("snapshots.drawing", wide=f"{wide:.3f}", high=f"{high:.3f}")


def _picture(choices: Choices, sheet: Sheet, atlas: Atlas, place: Any) -> FileMetadata:  # noqa: ANN401
    found: Preview = waited(lambda: ask_picture(sheet, choices.format, atlas), place, sheet.inches)
    record = found.record
    caption = _("Preview: the sheet itself, drawn for the screen")
    if choices.form.kind == FILM:
        caption = ngettext(
            "Preview: the last of {n} picture", "Preview: the last of {n} pictures", len(sheet.years)
        ).format(n=len(sheet.years))
    with place:
        show.image(found.png, caption=caption, alt=record.title, width="stretch", output_format="PNG")
    return record


def _document(request: Request, atlas: Atlas, content: FileContent, place: Any) -> None:  # noqa: ANN401
    text: str = waited(lambda: ask_document(request, atlas), place)
    place.empty()
    # The same frame and rights as the page's own map: it can run its script and reach nothing outside it.
    _map(
        key="snapshot_map",
        data={"document": text, "title": content.metadata.title, "stamp": f"{request.link} {atlas.version}"},
    )
    show.caption(_("Preview: the file itself, {size} kB").format(size=round(len(text.encode()) / 1000)))


def _rows(content: FileContent, place: Any) -> None:  # noqa: ANN401
    """Show some rows of the values, and how much the file holds."""
    columns = {column.name: column.label for column in content.values.columns}
    found = shown_rows(content)
    with place.container():
        st.dataframe(pd.DataFrame(found).rename(columns=columns), hide_index=True, width="stretch")
        show.caption(
            _(
                "Preview: {shown} of {rows} rows, those with a figure first. Also in the file: "
                "figures, {claims}; documents, {sources}"
            ).format(
                shown=len(found),
                rows=len(content.values.rows),
                claims=len(content.claims.rows),
                sources=len(content.sources.rows),
            )
        )


def shown_rows(content: FileContent) -> list[dict[str, str]]:
    """Return some rows of the values in words, those with any first; a value that is not there says why."""
    found = []
    for row in sorted(content.values.rows, key=lambda row: row["low"] is None)[:ROWS]:
        number = {name: _number(row[name]) for name in ("headline", "low", "high")}
        if not number["headline"]:
            number["headline"] = _no_single(row)
        shown = {"name": str(row["name"]), "year": str(row["year"])}
        found.append(shown | number | {name: str(row[name] or "") for name in ("unit", "measure_name")})
    return found


def _no_single(row: Mapping[str, object]) -> str:
    if row["low"] is None:
        return _("no data")
    return differ_mark() if row["contested"] else range_only()


def _number(value: object) -> str:
    return "" if value is None else format_number(float(value))  # type: ignore[arg-type]
