"""Text that asks for something elsewhere, the server that would be asked, and all doors it can come by."""

from __future__ import annotations

import contextlib
import csv
import json
import shutil
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlencode

from geo.catalog import refresh_checksums
from geo.links.query import OF_PAGES, OF_THE_VIEW
from geo.ui.frame.pages import pages

ROOT = Path(__file__).parents[2]
SHIPPED = ("app.py", "pages", "geo", "data", "seeds", ".streamlit", "briefings")
PAGES = ("", *(page.name for page in pages()[1:]))


@dataclass
class Canary:
    """A server that nobody may ask for anything."""

    port: int
    asked: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Return what a request to it begins with."""
        return f"http://127.0.0.1:{self.port}/"

    def payloads(self) -> tuple[str, ...]:
        """Return one text of each kind, short enough to be repeated whole in a message."""
        at = self.address
        return (f"![x]({at}a.png)", f"[y]({at}b)", f"{at}c", f'<img src="{at}d.png">')


@contextlib.contextmanager
def canary() -> Iterator[Canary]:
    """Serve on this machine until the block ends, and keep every address asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Canary(server.server_address[1], asked)
    finally:
        server.shutdown()
        server.server_close()


def links(page: str, payloads: Sequence[str]) -> Iterator[str]:
    """Yield two links of ``page`` with a payload in every parameter it may have, and as two names.

    In the first every parameter has the first payload, in the second the others are dealt out in turns.
    """
    first, *others = payloads
    for dealt in ([first], others):
        names = (*OF_THE_VIEW, *OF_PAGES[page])
        values = {name: dealt[n % len(dealt)] for n, name in enumerate(names)}
        of_names = {mark + payload: "1" for payload in dealt for mark in ("", "r_")}
        yield f"{page}?{urlencode(values | of_names)}"


def tainted_checkout(folder: Path, payload: str) -> tuple[Path, list[str]]:
    """Copy what the dashboard needs into ``folder``, with ``payload`` in every free text of the data.

    Returns
    -------
    Path
        The copy's ``app.py``.
    list of str
        The columns that were tainted, as ``file: column``.
    """
    folder.mkdir(parents=True)
    for name in SHIPPED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, folder / name)
    package = json.loads((folder / "data" / "datapackage.json").read_text(encoding="utf-8"))
    columns = []
    for resource in package["resources"]:
        path, free = folder / "data" / resource["path"], free_texts(resource)
        if path.suffix == ".csv" and free:
            _taint_table(path, free, payload)
        elif path.suffix == ".geojson" and free:
            _taint_layer(path, free, payload)
        columns += [f"{resource['path']}: {name}" for name in free]
    for card in sorted((folder / "seeds").glob("*.md")):
        text = card.read_text(encoding="utf-8")
        card.write_text(text.rstrip() + " " + payload + "\n", encoding="utf-8")
    columns.append("seeds: abstract")
    refresh_checksums(folder)
    return folder / "app.py", columns


CLOSED = {
    "source", "read_in", "unit", "flag", "speaks_for", "zones", "statements", "aliases", "substance",
    "department", "departments", "province", "district", "capital", "record", "place", "waypoints",
    "start", "via", "end", "routes",
}  # fmt: skip
"""Texts that are ids or closed lists although their description does not say so."""


def free_texts(resource: dict) -> list[str]:
    """Return the columns of a described file that may hold any text."""
    schema = resource.get("schema", {"fields": []})
    keys = {key["fields"] if isinstance(key["fields"], str) else tuple(key["fields"])
            for key in schema.get("foreignKeys", [])}  # fmt: skip
    bound = {name for key in keys for name in ([key] if isinstance(key, str) else key)}
    primary = schema.get("primaryKey", [])
    bound |= {primary} if isinstance(primary, str) else set(primary)
    return [
        item["name"]
        for item in schema["fields"]
        if item["type"] == "string"
        and item["name"] not in bound | CLOSED
        and not {"enum", "pattern"} & set(item.get("constraints", {}))
    ]


def _taint_table(path: Path, columns: list[str], payload: str) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows, names = list(reader), reader.fieldnames or []
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow(row | {name: f"{row[name]} {payload}" for name in columns if row[name]})


def _taint_layer(path: Path, columns: list[str], payload: str) -> None:
    content = json.loads(path.read_text(encoding="utf-8"))
    for feature in content["features"]:
        held = feature["properties"]
        held |= {name: f"{held[name]} {payload}" for name in columns if isinstance(held.get(name), str)}
    path.write_text(json.dumps(content), encoding="utf-8")
