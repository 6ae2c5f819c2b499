"""The server reaches nobody and is reached by nobody outside this machine, whatever page is open."""

from __future__ import annotations

import importlib
import socket
import sys
from pathlib import Path

import pytest

from geo.processes.helper import COMMAND
from geo.ui.frame.pages import pages as pages_offered
from tests.support.servers.server import exceptions, serve

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    # matplotlib looks through the machine's typefaces once, by another program; `make install` had it done.
    importlib.import_module("matplotlib.font_manager")
    with serve(ROOT / "app.py", tmp_path_factory.mktemp("server")) as running:
        # Until a session has run app.py, Streamlit would run a file of pages/ by itself.
        running.first_answer = running.visit("methods")
        yield running


def test_a_page_that_a_new_server_is_first_asked_for_comes_inside_the_frame(server):
    messages = server.first_answer
    assert exceptions(messages) == []
    frames = [m.navigation for m in messages if m.WhichOneof("type") == "navigation"]
    assert [shown.page_name for shown in frames[-1].app_pages if not shown.is_hidden] == [
        page.title for page in pages_offered()
    ]


class TestTheDashboard:
    def test_answers_on_this_machine(self, server):
        status, body = server.get("/")
        assert status == 200
        assert b"<title>" in body

    def test_shows_each_page_without_reaching_outside(self, server):
        first = server.visit()
        assert exceptions(first) == []
        # The first says what lies in pages/, the last what the app offers.
        pages = [message for message in first if message.HasField("navigation")][-1].navigation.app_pages
        assert len([page for page in pages if not page.is_hidden]) == len(pages_offered())
        for page in pages:
            messages = server.visit("" if page.is_default else page.url_pathname)
            kinds = {message.WhichOneof("type") for message in messages}
            assert exceptions(messages) == [], page.url_pathname
            assert "page_not_found" not in kinds, page.url_pathname
            assert "delta" in kinds, f"{page.url_pathname} is empty"
        assert server.seen("outside") == []

    def test_starts_no_program_but_its_own_for_pictures(self, server):
        server.visit()
        server.visit("snapshots")
        # What that one does is seen by a guard of its own (tests/processes/test_processes.py).
        started = set(server.seen("child"))
        assert str(COMMAND) in started
        assert started <= {str(COMMAND), COMMAND[0]}  # Python 3.13 also reports the program alone

    def test_listens_on_loopback_only(self, server):
        # urllib3 tries ::1 when it is imported, to learn whether there is IPv6; nobody listens there.
        assert {"127.0.0.1"} <= set(server.seen("bind")) <= {"127.0.0.1", "::1"}

    def test_is_not_found_at_another_address_of_the_machine(self, server):
        # Linux answers on all of 127.0.0.0/8 for a server that listens on every address.
        with socket.socket() as caller:
            caller.settimeout(2)
            assert caller.connect_ex(("127.0.0.2", server.port)) != 0

    @pytest.mark.parametrize(("host", "status"), [("localhost", b"101"), ("rebound.example", b"403")])
    def test_gives_a_session_to_none_but_this_machine(self, server, host, status):
        """A site whose name was made to point here must not read the dashboard through a browser."""
        ask = (
            f"GET /_stcore/stream HTTP/1.1\r\nHost: {host}:{server.port}\r\nOrigin: http://{host}:{server.port}\r\n"
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: streamlit\r\n\r\n"
        )
        with socket.create_connection(("127.0.0.1", server.port), timeout=5) as caller:
            caller.sendall(ask.encode())
            assert caller.recv(64).split()[1] == status

    def test_asks_no_other_host_for_its_scripts(self, server):
        _status, body = server.get("/")
        assert b'src="http' not in body
        assert b'href="http' not in body


REACHING = (
    "socket.getaddrinfo('example.org', 80)",
    "socket.create_connection(('192.0.2.1', 80), timeout=1)",
    "socket.gethostbyname('example.org')",
    "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))",
)
CHATTY = f"""
import socket, subprocess, sys
import streamlit as st
if "reach" in st.query_params:
    eval({REACHING!r}[int(st.query_params["reach"])])
if "start" in st.query_params:
    subprocess.run([sys.executable, "-c", ""])
st.write("done")
"""


class TestTheGuard:
    """Without these, the tests above could pass by seeing nothing."""

    @pytest.fixture(scope="class")
    @classmethod
    def chatty(cls, tmp_path_factory):
        """A server that listens everywhere, of an app that reaches outside when it is asked to."""
        folder = tmp_path_factory.mktemp("chatty")
        (folder / "app.py").write_text(CHATTY)
        with serve(
            folder / "app.py", folder, "--server.address=0.0.0.0", "--server.headless=true"
        ) as running:
            yield running

    @pytest.mark.parametrize("which", range(len(REACHING)), ids=REACHING)
    def test_sees_a_page_that_reaches_outside(self, chatty, which):
        before = len(chatty.seen("outside"))
        shown = exceptions(chatty.visit(query=f"reach={which}"))
        assert len(chatty.seen("outside")) == before + 1
        assert "outside the machine" in shown[0]

    def test_sees_a_child_process(self, chatty):
        assert chatty.seen("child") == []
        chatty.visit(query="start=1")
        # From Python 3.13 on the one start is two events: that of subprocess, and the one below it.
        seen = chatty.seen("child")
        assert seen
        assert all(sys.executable in program for program in seen)

    def test_sees_a_server_that_listens_everywhere(self, chatty):
        assert "0.0.0.0" in chatty.seen("bind")
