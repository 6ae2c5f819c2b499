"""nginx as it is shipped, in front of a real server: who comes through it has the name that it gives."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from geo import paths
from tests.support.servers.nginx import PROGRAM, configuration, nginx
from tests.support.servers.server import free_port, serve

SHIPPED = paths.ROOT / "deploy" / "nginx" / "one-server.conf"
SECRET = "0123456789abcdef0123456789abcdef"
PAGE = """
import json
import streamlit as st
from geo.ui.frame.login import signed_in_name
st.text(json.dumps({"name": signed_in_name(), "authorization": st.context.headers.get("Authorization")}))
"""

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="nginx is not installed")


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, int]]:
    """Ports of nginx and of the server behind it."""
    folder = tmp_path_factory.mktemp("proxy")
    page = folder / "page.py"
    page.write_text(PAGE, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GEO_LOGIN", "header")
        patch.setenv("GEO_PROXY_SECRET", SECRET)
        patch.setenv("PYTHONPATH", str(paths.ROOT))
        (folder / "server").mkdir()
        with serve(page, folder / "server") as server:
            port = free_port()
            passwords = folder / "passwords"
            passwords.write_text("ana:{PLAIN}right\n", encoding="utf-8")
            passwords.chmod(0o644)
            text = configuration(
                SHIPPED,
                {
                    r"listen 443 ssl;": f"listen 127.0.0.1:{port};",
                    r" *ssl_certificate.*\n": "",
                    r"server_name .*;": "server_name localhost;",
                    r"/etc/nginx/atlas.passwords": str(passwords),
                    r"change-this-secret-of-32-letters": SECRET,
                    r"127\.0\.0\.1:8501": f"127.0.0.1:{server.port}",
                },
            )
            with nginx(text, folder / "nginx", port):
                yield port, server.port


def seen_by(port: int, **headers: str) -> dict[str, str | None]:
    """Open a session and return what the page knows of who opened it."""
    ask = BackMsg()
    ask.rerun_script.query_string = ""
    with connect(
        f"ws://127.0.0.1:{port}/_stcore/stream", subprotocols=["streamlit"], additional_headers=headers
    ) as session:
        session.send(ask.SerializeToString())
        while True:
            message = ForwardMsg.FromString(session.recv(timeout=60))
            if message.delta.new_element.HasField("text"):
                return json.loads(message.delta.new_element.text.body)


def with_password(password: str) -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(f"ana:{password}".encode()).decode()}


def test_who_signs_in_has_the_name_and_no_password_goes_on(ports: tuple[int, int]) -> None:
    assert seen_by(ports[0], **with_password("right")) == {"name": "ana", "authorization": None}


def test_a_name_or_secret_that_a_browser_sends_does_not_get_through(ports: tuple[int, int]) -> None:
    forged = {"X-Forwarded-User": "eva", "X-Atlas-Proxy": "guess"}
    assert seen_by(ports[0], **forged, **with_password("right"))["name"] == "ana"


def test_nobody_comes_in_without_a_password(ports: tuple[int, int]) -> None:
    for headers in ({}, with_password("wrong"), {"X-Forwarded-User": "ana"}):
        with pytest.raises(InvalidStatus, match="401"):
            seen_by(ports[0], **headers)


def test_past_the_proxy_a_name_counts_for_nothing(ports: tuple[int, int]) -> None:
    assert seen_by(ports[1], **{"X-Forwarded-User": "ana"})["name"] == ""
    assert seen_by(ports[1], **{"X-Forwarded-User": "ana", "X-Atlas-Proxy": "guess"})["name"] == ""
    assert seen_by(ports[1], **{"X-Forwarded-User": "ana", "X-Atlas-Proxy": SECRET})["name"] == "ana"
