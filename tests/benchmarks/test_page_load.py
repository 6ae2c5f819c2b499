"""From asking for the page to the painted map, with the server warm and cold; and the document's size."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from geo.maps.standalone import unpack
from tests.benchmarks.clock import first_drawn, map_frame, settled
from tests.benchmarks.conftest import ROOT, WITHOUT_PEERS, running
from tests.benchmarks.report import Report
from tests.benchmarks.wire import Wire

WARM_MS = 1200.0
WARM_P95_MS = 2000.0
COLD_MS = 4000.0
DOCUMENT_KB = 600.0
VISITS = 12
STARTS = 5


def test_a_warm_visit(app, new_page: Callable[[], Page], report: Report) -> None:
    map_frame(first := first_visit(app, new_page))
    first.close()
    painted, panel, stages = [], [], []
    for _ in range(VISITS):
        page = new_page()
        page.goto(app)
        frame = map_frame(page)
        drawn = first_drawn(frame)
        settled(page)
        begun = page.evaluate("performance.timeOrigin")
        assert drawn["year"] == "2024"
        assert drawn["paths"] > 20, "the map said it was drawn without its places"
        painted.append(drawn["at"] - begun)
        panel.append(frame.evaluate("window.__watch.panel[0].at") - begun)
        stages.append(frame.evaluate("performance.timeOrigin") - begun)
        page.close()
    report.add("page load, warm: asked → map painted", painted, budget=WARM_MS, judged="median")
    report.add("page load, warm: the same, slowest", painted, budget=WARM_P95_MS)
    report.add("page load, warm: asked → map's frame made (of these, before the map's own start)", stages)
    report.add("page load, warm: asked → panel painted", panel)


def first_visit(address: str, new_page: Callable[[], Page]) -> Page:
    page = new_page()
    page.goto(address)
    return page


def test_a_cold_start(browser, tmp_path: Path, new_page: Callable[[], Page], report: Report) -> None:
    painted, healthy = [], []
    for _ in range(STARTS):
        page = new_page()
        begun = time.time() * 1000
        with running(ROOT / "app.py", tmp_path, WITHOUT_PEERS) as address:
            healthy.append(time.time() * 1000 - begun)
            page.goto(address)
            painted.append(first_drawn(map_frame(page))["at"] - begun)
            page.close()
    report.add("cold start: `streamlit run` → map painted", painted, budget=COLD_MS, judged="greatest")
    report.add("cold start: `streamlit run` → server answers", healthy)


def test_the_document_is_small(app, new_page: Callable[[], Page], report: Report) -> None:
    page = new_page()
    wire = Wire.of(page)
    page.goto(app)
    map_frame(page)
    settled(page)
    document = page.evaluate("document.querySelector('iframe[title=\"Map\"]').srcdoc").encode()
    values = values_sent(wire)
    assert b"Leaflet" in document
    packed = len(gzip.compress(document)) / 1000
    both = len(gzip.compress(document + json.dumps(values, ensure_ascii=False).encode())) / 1000
    report.add(
        "map document, gzipped, Leaflet included", [packed], "kB", budget=DOCUMENT_KB, judged="greatest"
    )
    report.add("the same with all years of one measure", [both], "kB", budget=DOCUMENT_KB, judged="greatest")
    report.add("map document, as sent", [len(document) / 1000], "kB")
    report.add("wire: a page load", [wire.total / 1000], "kB")


def values_sent(wire: Wire) -> list[dict]:
    """Return the messages that the page sent on into the map.

    Raises
    ------
    AssertionError
        If there was none: the measured size would be too small.
    """
    found = []
    for payload in wire.received:
        component = ForwardMsg.FromString(payload).delta.new_element.bidi_component
        if component.json and "messages" in (data := json.loads(component.json)):
            found += [unpack(one["packed"]) if "packed" in one else one for one in data["messages"]]
    assert any(message.get("type") == "values" for message in found)
    return found
