"""nginx as it is shipped for editions: compressed, kept by browsers, nothing half written."""

from __future__ import annotations

import gzip
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo import paths
from tests.support.editions import publish_toy, toy_briefings
from tests.support.servers.nginx import PROGRAM, configuration, nginx
from tests.support.servers.server import free_port

SHIPPED = paths.ROOT / "deploy" / "nginx" / "edition.conf"

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="nginx is not installed")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of nginx, and the folder of editions that it serves."""
    folder = tmp_path_factory.mktemp("served")
    with toy_briefings(folder):
        publish_toy(folder / "editions")
    port = free_port()
    text = configuration(
        SHIPPED,
        {
            r"listen 443 ssl;": f"listen 127.0.0.1:{port};",
            r" *ssl_certificate.*\n": "",
            r"server_name .*;": "server_name localhost;",
            r"/srv/atlas": str(folder / "editions"),
        },
    )
    with nginx(text, folder / "nginx", port):
        yield f"http://127.0.0.1:{port}", folder / "editions"


def get(address: str) -> tuple[dict[str, str], bytes]:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        return {name.lower(): text for name, text in answer.headers.items()}, answer.read()


def test_an_edition_is_compressed_and_kept_and_the_index_is_asked_again(served):
    address, folder = served
    edition = next(path.name for path in folder.iterdir() if path.is_dir())
    for name, media in {
        "en/map.html": "text/html",
        "assets/world.js": "application/javascript",
        "data/en/crop-country.geojson": "application/geo+json",
        "data/en/crop-country.csv": "text/csv",
    }.items():
        headers, body = get(f"{address}/{edition}/{name}")
        assert headers["content-type"].split(";")[0] == media
        assert headers["content-encoding"] == "gzip"
        assert gzip.decompress(body) == (folder / edition / name).read_bytes()
        assert "immutable" in headers["cache-control"]
        assert headers["content-security-policy"] == "frame-ancestors 'self'"
    headers, _body = get(f"{address}/")
    assert headers["cache-control"] == "public, max-age=300"


def test_what_is_half_written_is_not_served(served):
    address, folder = served
    draft = folder / ".peru-coca-atlas-draft-x"
    draft.mkdir()
    (draft / "index.html").write_text("half", encoding="utf-8")
    for name in (".lock", ".peru-coca-atlas-draft-x/index.html"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            get(f"{address}/{name}")
        assert refused.value.code == 404
