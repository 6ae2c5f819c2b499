"""The preview of the Snapshots page: the sheet itself, made apart from who waits, once for all who ask."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from geo.errors import PlotError
from geo.exports import Request, gather, read_metadata
from geo.model import View
from geo.plots import preview_png
from geo.plots.formats.png_file import png_record
from geo.ui.frame.atlas import load_atlas
from geo.ui.snapshots.choices import PLAIN, sheet_of
from geo.ui.snapshots.preview import shown_rows, waited
from geo.ui.snapshots.turns import Worker
from geo.ui.snapshots.worker import ask_picture, file_bytes

VIEW = View(year=2024)
OFFERED = (2022, 2023, 2024)


class TestThePreview:
    def test_it_is_the_sheet_and_says_so_in_its_record(self, tmp_path: Path) -> None:
        sheet = sheet_of(replace(PLAIN, style="print", file_lang="es"), replace(VIEW, place="vraem"), OFFERED)
        found = ask_picture(sheet, "png", load_atlas()).result(60)
        path = tmp_path / "preview.png"
        path.write_bytes(found.png)
        with Image.open(path) as picture:
            assert max(picture.size) == pytest.approx(1200, abs=8)
            assert picture.size[1] / picture.size[0] == pytest.approx(297 / 210, abs=0.01)
        assert png_record(path) == found.record
        for part in ("style=print", "lang=es", "place=vraem", "year=2024", "measure=coca_cultivation"):
            assert part in found.record.view
        written = tmp_path / "file.png"
        written.write_bytes(file_bytes(replace(sheet, dpi=60), "png", load_atlas()))
        real = read_metadata(written)
        assert (real.title, real.sources, real.caveats) == (
            found.record.title, found.record.sources, found.record.caveats,
        )  # fmt: skip

    def test_of_an_animation_it_is_the_last_year_and_the_record_of_all(self) -> None:
        sheet = sheet_of(replace(PLAIN, format="gif", size="640x480px"), VIEW, OFFERED)
        found = preview_png(sheet, load_atlas(), "gif", 480)
        assert "2022–2024" in found.record.title
        one = preview_png(sheet_of(PLAIN, VIEW, OFFERED), load_atlas(), "png", 480)
        assert set(one.record.sources) < set(found.record.sources)

    def test_the_same_sheet_is_drawn_once(self) -> None:
        sheet = sheet_of(PLAIN, VIEW, OFFERED)
        assert ask_picture(sheet, "png", load_atlas()) is ask_picture(sheet, "pdf", load_atlas())
        other = replace(load_atlas(), version="other")
        assert ask_picture(sheet, "png", other) is not ask_picture(sheet, "png", load_atlas())

    def test_a_refusal_is_said_by_the_one_who_waits(self) -> None:
        sheet = replace(sheet_of(PLAIN, VIEW, OFFERED), title="\u0905")
        with pytest.raises(PlotError, match="no letter"):
            ask_picture(sheet, "png", load_atlas()).result(60)

    def test_what_was_broken_off_is_made_again(self) -> None:
        held = Worker()
        first = held.ask("key", lambda: 1)
        first.result(5)
        first.cancel()
        assert held.ask("key", lambda: 2) is first  # done: nothing to break off
        blocker: Callable[[], object] = lambda: __import__("time").sleep(0.3)  # noqa: E731
        held.ask("slow", blocker)
        waiting = held.ask("late", lambda: 3)
        assert waiting.cancel()
        assert held.ask("late", lambda: 4).result(5) == 4


class Changed(BaseException):
    """What Streamlit raises in a page whose choice has changed."""


class Page:
    def html(self, text: str) -> None:
        assert "Drawing" in text
        raise Changed


def test_a_changed_choice_takes_back_what_is_not_yet_begun() -> None:
    held, go = Worker(), threading.Event()
    held.ask("other", lambda: go.wait(10))
    made = []
    with pytest.raises(Changed):
        waited(lambda: held.ask("mine", lambda: made.append(1)), Page())
    go.set()
    assert held.ask("next", lambda: 5).result(10) == 5
    assert made == []


def test_what_is_asked_for_and_not_begun_is_counted() -> None:
    held, begun, go = Worker(), threading.Event(), threading.Event()
    held.ask("now", lambda: (begun.set(), go.wait(10)))
    assert begun.wait(10)
    last = [held.ask(name, lambda: 1) for name in ("next", "after")][-1]
    assert held.waiting == 2
    go.set()
    last.result(10)
    assert held.waiting == 0


def test_a_job_that_another_took_back_is_asked_for_again() -> None:
    held, go = Worker(), threading.Event()
    held.ask("other", lambda: go.wait(10))
    held.ask("mine", lambda: 1).cancel()
    go.set()
    asked = []

    def ask() -> Future:
        asked.append(1)
        return gone if len(asked) == 1 else held.ask("mine", lambda: 7)

    gone: Future = Future()
    gone.cancel()
    assert waited(ask, None) == 7


def test_rows_with_a_value_come_first_and_a_gap_says_why() -> None:
    content = gather(load_atlas(), Request(View(level="department", year=2011)))
    rows = {row["name"]: row for row in shown_rows(content)}
    assert (rows["Loreto"]["headline"], rows["Loreto"]["low"], rows["Loreto"]["high"]) == (
        "figures differ", "3,000", "40,000",
    )  # fmt: skip
    assert next(iter(shown_rows(content)))["headline"] != "no data"
    mined = View(measure="mining_land_cover", level="department", year=2005)
    assert {
        row["headline"] for row in shown_rows(gather(load_atlas(), Request(mined))) if not row["low"]
    } == {"no data"}


def test_a_picture_keeps_its_bytes_on_the_way_to_the_screen() -> None:
    png = ask_picture(sheet_of(PLAIN, VIEW, OFFERED), "png", load_atlas()).result(60).png
    with Image.open(io.BytesIO(png)) as picture:
        assert picture.text["Copyright"].startswith("Compiled by Peru Coca Atlas")
