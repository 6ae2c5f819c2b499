"""Every hostile text at the doors that no test of their own sends them all to; the matrix is in the docs."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import math
import re
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from shapely.geometry import mapping
from streamlit.proto.BackMsg_pb2 import BackMsg

from geo import cli, paths
from geo.boundaries.choose import chosen
from geo.boundaries.geojson import read_geojson
from geo.boundaries.store import line
from geo.briefing.model import Briefing, Scene
from geo.briefing.reading import parse
from geo.briefing.writing import to_yaml
from geo.catalog import check
from geo.cli.common import OURS
from geo.errors import GeoError
from geo.extract.documents import parse_document
from geo.links import from_query, to_query
from geo.links.query import OF_THE_VIEW, named_parts, not_understood, pairs_of
from geo.maps.contract import SeenReport
from geo.maps.contract.message_shapes import fault_of
from geo.model import read_day
from geo.ui.frame.login import name_in
from geo.ui.map_frame.channel import read_state
from geo.ui.server import lost_session
from tests.review.test_hostile_records import EVERY
from tests.support.payloads import payloads
from tests.support.servers.server import serve
from tests.support.statements import load_statements
from tests.toys.own import HUALLAGA
from tests.toys.toy_atlas import toy_atlas

ATLAS = toy_atlas()
MARKER = Path("it-ran-at-a-door")
TEXTS = payloads(MARKER)
SAFE = [text for text in TEXTS if "\0" not in text and not any("\ud800" <= c <= "\udfff" for c in text)]
"""Those that a file in UTF-8 may hold."""
SECRET = "0123456789abcdef"
Door = Callable[[str], object]


def document(text: str) -> None:
    for name in ("a.txt", "a.md", "a.html", f"{text[:60]}.txt".replace("/", "_")):
        parse_document(name, f"{text}\n".encode("utf-8", "surrogatepass"))


def briefing(text: str) -> None:
    words = {"en": text, "es": text}
    scene = Scene("one", "measure=crop", None, title=words, text=words, notes=words)
    content = to_yaml(Briefing("one", words, (scene,), author=text[:80]))
    read = parse(content.encode("utf-8", "surrogatepass"), name="one")
    assert read.title["en"] == read.scenes[0].text["es"] == text.strip()


def boundary(text: str) -> None:
    feature = {"type": "Feature", "properties": {text: text, "name": text}, "geometry": mapping(HUALLAGA)}
    given = {"type": "FeatureCollection", "features": [feature, feature | {"properties": {"name": "b"}}]}
    kept = read_geojson(json.dumps(given).encode(), "a.geojson", "0", None)
    assert kept.rows[0]["name"] == text
    if " ".join(text.split()):
        assert len(chosen(kept, "name", text)) == 1
    line(text, "--source")


def link(text: str) -> None:
    view, problems = from_query(dict.fromkeys(OF_THE_VIEW, text), ATLAS)
    assert all(len(sentence) < 2_000 for sentence in problems)
    assert len(problems) > len(OF_THE_VIEW) / 2
    assert from_query(to_query(replace(view, measure="crop", place="vale")), ATLAS)[1] == []
    query = named_parts(pairs_of(f"?{text}&{text}={text}#{text}"))
    assert len(not_understood(query, OF_THE_VIEW)) < 1_000


def message(text: str) -> None:
    report = {"year": 2012, "as_of": "", "place": text, "extent": text, "level": text, "without": [text]}
    assert fault_of(report, SeenReport) == ""
    state = read_state(report)
    asked = {"extent": state.extent or "", "place": state.place or "", "level": state.level}
    assert len(from_query(asked, ATLAS)[1]) >= 2
    assert read_state(report | {"as_of": text}).as_of in (None, text if read_day(text) else None)
    assert read_state({text: text}).place is None


def header(text: str) -> None:
    as_sent = text.encode("utf-8", "surrogatepass").decode("latin-1")
    for given in (text, as_sent):
        name = name_in({"X-Forwarded-User": given, "X-Atlas-Proxy": SECRET})
        assert name == "" or (name.isprintable() and name == " ".join(given.split()))
        assert name_in({"X-Forwarded-User": "ana", "X-Atlas-Proxy": given}) == ""


def address_of_a_lost_session(text: str) -> None:
    ask = BackMsg.FromString(first_sent(text.encode("utf-8", "surrogatepass")))
    assert ask.WhichOneof("type") == "rerun_script"
    assert "/" not in ask.rerun_script.page_name


def check_refusal(error: GeoError) -> None:
    assert 0 < len(str(error)) < 4_000


DOORS: dict[str, Door] = {
    "documents": document, "briefings": briefing, "boundaries": boundary, "links": link,
    "messages": message, "headers": header, "lost session": address_of_a_lost_session,
}  # fmt: skip


def first_sent(at: bytes) -> bytes:
    """Return what a connection that names a lost session and the address ``at`` sends first."""
    got: list[dict] = []

    async def application(_scope: object, receive: Callable, _send: object) -> None:
        got.extend([await receive(), await receive()])

    async def connect() -> dict:
        return {"type": "websocket.connect"}

    query = b"at=" + b"".join(b"%%%02x" % byte for byte in b"map?" + at)
    scope = {"type": "websocket", "query_string": query, "subprotocols": ["streamlit", "", "gone"]}
    # In a thread of its own: Playwright leaves a loop running in that of a worker's browser tests.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, lost_session.LostSession(application)(scope, connect, connect)).result()
    return got[1]["bytes"]


@pytest.mark.parametrize("name", DOORS)
def test_a_hostile_text_is_taken_as_it_is_or_refused_in_a_sentence(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GEO_PROXY_SECRET", SECRET)
    monkeypatch.setattr(lost_session, "is_lost", lambda _scope: True)
    for text in TEXTS:
        try:
            DOORS[name](text)
        except GeoError as error:
            check_refusal(error)
    assert not MARKER.exists()


def test_hostile_notes_of_statements_are_read_as_they_are_or_named(toy_package: Path) -> None:
    file = toy_package / "data" / "tables" / "statements.csv"
    with file.open(encoding="utf-8", newline="") as opened:
        reader = csv.DictReader(opened)
        first, names = next(reader), reader.fieldnames or []
    rows = [first | {"id": f"t-{n}", "note": text, "attributed_to": text} for n, text in enumerate(SAFE)]
    written = io.StringIO()
    writer = csv.DictWriter(written, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    file.write_text(written.getvalue(), encoding="utf-8", newline="")
    faults = check(toy_package)
    assert faults
    assert all(str(fault) for fault in faults)
    try:
        read = {one.id: one.note for one in load_statements(toy_package)}
    except GeoError as error:
        check_refusal(error)
    else:
        assert all(read[row["id"]].strip() == row["note"].strip() for row in rows if row["id"] in read)
    assert not MARKER.exists()


COMMANDS: tuple[Callable[[str], list[str]], ...] = (
    lambda text: ["snapshot", f"--place={text}", "out.png"],
    lambda text: ["export", f"--view={text}", "out.csv"],
    lambda text: ["export", f"--measure={text}", f"--as-of={text}", "out.csv"],
    lambda text: ["snapshot", f"--size={text}", f"--layers={text}", f"--years={text}", "out.png"],
    lambda text: ["extract", f"--published={text}", "absent.txt"],
    lambda text: ["boundaries", "use", f"--place={text}", "absent.geojson"],
    lambda text: ["briefing", f"--file={text}", "out.html"],
    lambda text: [text],
    lambda text: ["snapshot", text],
)


@pytest.mark.parametrize("number", range(len(COMMANDS)))
def test_a_hostile_value_of_a_command_is_refused_in_a_sentence(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GEO_HOME", str(tmp_path / "home"))
    for text in TEXTS[number :: len(COMMANDS)]:
        try:
            code = cli.main(COMMANDS[number](text))
        except SystemExit as end:  # argparse
            code = int(end.code or 0)
        said = capsys.readouterr()
        assert code != OURS, (text, said.err)
        assert code or text in ("--help", "-h"), (text, said.err)
        assert "Traceback" not in said.err, text
        assert (said.err or said.out).strip(), text
    assert sorted(tmp_path.rglob("it-ran*")) == sorted(tmp_path.glob("out.*")) == []


def asked(port: int, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall(request)
        answer = b""
        while piece := line.recv(65_536):
            answer += piece
    return answer


def test_hostile_headers_get_an_answer_that_repeats_none_of_them(tmp_path: Path) -> None:
    names = (
        "Accept-Language",
        "Cookie",
        "X-Forwarded-User",
        "X-Forwarded-For",
        "Referer",
        "User-Agent",
        "Origin",
    )
    with serve(paths.ROOT / "app.py", tmp_path) as server:
        answered = 0
        for number, text in enumerate(TEXTS):
            value = text.encode("utf-8", "surrogatepass")
            lines = [name.encode() + b": " + value for name in names]
            path = ("/_stcore/health", "/_stcore/host-config", "/")[number % 3].encode()
            head = b"GET " + path + b" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
            answer = asked(server.port, head + b"\r\n".join(lines) + b"\r\n\r\n")
            status = re.match(rb"HTTP/1\.1 (\d+)", answer)
            assert status, text
            assert int(status[1]) < 500, text
            answered += int(status[1]) == 200
            if len(value) > 12:
                assert value not in answer, text
        assert answered > len(TEXTS) / 2
        assert server.get("/_stcore/health")[0] == 200
        assert "Traceback" not in server.output.read_text(encoding="utf-8", errors="replace")


def test_the_matrix_in_the_docs_says_what_is_tried() -> None:
    counts = {name: len(TEXTS) for name in DOORS} | {"command line": len(TEXTS), "statements": len(SAFE)}
    counts |= {
        door.__name__.removeprefix("of_").replace("_", " "): math.ceil(len(TEXTS) / each)
        for door, each in EVERY.items()
    }
    page = (paths.ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    matrix = page.partition("## Hostile texts by door\n")[2].partition("\n## ")[0]
    said = re.findall(r"^\| ([\w ,]+) \| (\d+) \|", matrix, flags=re.MULTILINE)
    assert {name: int(count) for name, count in said} == counts
