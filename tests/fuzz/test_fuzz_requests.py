"""Whatever a browser, a proxy, a setting or a file of ours says: an answer or a sentence, never a failure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock
from urllib.parse import quote

import pytest
from starlette.applications import Starlette
from starlette.responses import FileResponse
from starlette.routing import Route
from streamlit.proto.BackMsg_pb2 import BackMsg

from geo.errors import GeoError
from geo.exports import Request, gather, read_metadata, write_data
from geo.maps.contract.message_shapes import shapes_of
from geo.model import View
from geo.review.adding import keep_document, read_document
from geo.review.people import ADMIN, LEAST_SECRET, SECRET, Person
from geo.review.surface.contract import Outbox
from geo.review.surface.outbox import take
from geo.store.address import database_url, shown_address
from geo.store.database import Store
from geo.ui.documents.review import read_outbox
from geo.ui.frame.login import PROXY_HEADER, USER_HEADER, name_in
from geo.ui.server import MIDDLEWARE, ROUTES
from geo.ui.server.lost_session import first_request
from tests.support.fuzz import (
    Choices,
    changed_bytes,
    changed_json,
    either,
    inputs,
    letters,
    of_shape,
    some,
    texts,
    told,
)
from tests.support.servers.asgi import get
from tests.support.servers.databases import own_store
from tests.toys.toy_atlas import toy_atlas
from tests.ui.test_first_document import INDEX

ANA = Person("ana", ADMIN)
WORDS = texts("ana", "map", "lang=es", "only=map", "embed=true", "&", "=", "?", "/", "#", "..", "%", most=6)


def as_header(text: str) -> str:
    """Return a text as a server hands it on where it comes in a header: a letter a byte."""
    return text.encode("utf-8", "surrogatepass").decode("latin-1")


def header(choices: Choices) -> str:
    return as_header(either(WORDS, letters(30))(choices))


@cache
def server() -> Starlette:
    """Return the addresses of ours, before a page of Streamlit's."""
    page = Route("/{page:path}", lambda _request: FileResponse(INDEX))
    return Starlette(routes=[*ROUTES, page], middleware=MIDDLEWARE)


def some_headers(choices: Choices) -> dict[str, str]:
    return {name: WORDS(choices) for name in ("range", "cookie", "host", "accept") if choices.below(2)}


@inputs(400, WORDS, WORDS, some_headers, size=200)
def test_any_request_is_answered(path: str, query: str, headers: dict[str, str]) -> None:
    address = f"/{quote(path, errors='surrogatepass')}?{quote(query, safe='=&?/%#', errors='surrogatepass')}"
    answer = get(server(), address, {name: as_header(text) for name, text in headers.items()})
    assert 200 <= answer.status < 500 or address.startswith("/health?"), answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


@inputs(500, either(WORDS, letters(30)))
def test_any_address_of_a_lost_session_is_a_page_and_a_query(address: str) -> None:
    text = address.encode("utf-8", "replace").decode()  # as a server decodes what stands in an address
    ask = BackMsg.FromString(first_request(text)).rerun_script
    assert "/" not in ask.page_name
    assert ask.query_string == text.partition("?")[2]


@inputs(500, header, header, size=160)
def test_a_name_counts_with_the_secret_alone(name: str, secret: str) -> None:
    right = "0123456789abcdef"
    with mock.patch.dict("os.environ", {SECRET: right}):
        assert name_in({USER_HEADER: name, PROXY_HEADER: secret}) == ""
        found = name_in({USER_HEADER: name, PROXY_HEADER: right})
    assert found == "" or (found.isprintable() and found == " ".join(name.split()))
    with mock.patch.dict("os.environ", {SECRET: right[: LEAST_SECRET - 1]}):
        assert name_in({USER_HEADER: name, PROXY_HEADER: right[: LEAST_SECRET - 1]}) == ""


PASSWORD = texts("/", "?", "@", ":", "[", "]", "#", "&", "%40", most=4)


@inputs(
    500,
    some("postgresql://", "postgres://", "postgresql+psycopg://", "mysql://", "postgresql:/", ""),
    PASSWORD,
    PASSWORD,
    some("127.0.0.1:5432/atlas", "[::1]/atlas?sslmode=require", "db.example.org", "", ":x/y"),
)
def test_any_address_of_a_database_is_shown_without_its_password(
    scheme: str, before: str, after: str, where: str
) -> None:
    address = f"{scheme}ana:{before}word5{after}@{where}".replace("\0", "")
    with mock.patch.dict("os.environ", {"DATABASE_URL": address.encode("utf-8", "replace").decode()}):
        try:
            shown = shown_address(database_url())
        except GeoError as error:
            shown = str(error)
    assert "word5" not in shown
    assert "ana" not in shown


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with a document of three figures."""
    with own_store(tmp_path_factory.mktemp("reviewed")) as store:
        text = "\n".join(f"In {year} Peru had {year * 20:,} hectares of coca." for year in (2011, 2012, 2013))
        keep_document(store, ANA, read_document("a.txt", text.encode()))
        yield store


ACT = {"candidate": 1, "kind": "correct", "seen": 0, "token": "t", "fields": {"value": "7"}, "reason": "",
       "parts": [{"value": "1"}, {"value": "2"}]}  # fmt: skip
KINDS = ("accept", "reject", "correct", "skip", "split", "merge", "undo")
GOOD = [ACT | {"candidate": n, "kind": kind, "token": f"{kind}{n}"} for n in (1, 2, 3) for kind in KINDS]


def changed_outbox(choices: Choices) -> object:
    acts = [choices.one_of(GOOD) for _ in range(choices.below(4))]
    return changed_json({"acts": acts, "known": 0, "serial": 1})(choices)


@inputs(400, either(changed_outbox, of_shape("Outbox", shapes_of([Outbox]))), size=200)
def test_any_outbox_of_a_review_is_answered_act_by_act(reviewed: Store, sent: object) -> None:
    outbox = read_outbox(sent, 0)
    try:
        answers = take(reviewed, ANA, outbox["acts"])
    except GeoError as error:
        told(error)
        return
    assert {one["token"] for one in answers} == {one["token"] for one in outbox["acts"]}


@cache
def written() -> dict[str, bytes]:
    """Return a file of each kind that numbers are taken away as."""
    atlas = toy_atlas()
    content = gather(atlas, Request(View(measure="crop", place="vale", level="zone"), everything=True))
    with TemporaryDirectory() as folder:
        for ending in ("csv", "xlsx", "geojson", "gpkg", "parquet"):
            write_data(content, Path(folder) / f"a.{ending}")
        return {file.name: file.read_bytes() for file in sorted(Path(folder).iterdir())}


def changed_file(choices: Choices) -> tuple[str, bytes]:
    name = choices.one_of(sorted(written()))
    return name, changed_bytes(written()[name])(choices)


@pytest.mark.filterwarnings("ignore::RuntimeWarning")  # GDAL's, of what it finds damaged
@inputs(100, changed_file)
def test_a_file_of_ours_with_bytes_changed_says_its_view_or_nothing(made: tuple[str, bytes]) -> None:
    name, content = made
    with TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(content)
        try:
            said = read_metadata(file)
        except GeoError as error:
            told(error)
            return
    assert isinstance(said.view, str)
