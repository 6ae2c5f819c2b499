"""The processes that take documents apart: ended where they hang, replaced where they break."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from geo import language
from geo.errors import ExtractionError
from geo.extract.documents import helper, limits, parse_document
from tests.extract.documents.conftest import end_all

ROOT = Path(__file__).parents[3]
PAGE = b"<html><body><p>Peru seized 32 tons.</p></body></html>"


def read() -> str:
    return parse_document("a.html", PAGE).text


def test_a_document_that_hangs_is_given_up(reader_that, monkeypatch):
    monkeypatch.setattr(limits, "MOST_SECONDS", 0.3)
    reader_that("time.sleep(600)")
    with pytest.raises(ExtractionError, match=r"a\.html: it took over .* given up; save its text"):
        read()
    assert not helper._idle


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")
def test_memory_without_end_is_refused(reader_that):
    reader_that("bytearray(1 << 33)")
    with pytest.raises(ExtractionError, match="more memory than is allowed"):
        read()


@pytest.mark.parametrize(
    "breaks", ["os.abort()", "os._exit(3)", "os.write(1, b'x') and os._exit(0)", "1 / 0"]
)
def test_a_process_that_breaks_is_replaced(reader_that, monkeypatch, breaks):
    command = helper.COMMAND
    reader_that(breaks)
    with pytest.raises(ExtractionError, match=r"a\.html: it could not be taken apart \("):
        read()
    monkeypatch.setattr(helper, "COMMAND", command)
    assert read() == "Peru seized 32 tons."


@pytest.mark.parametrize(
    "asks",
    [
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.getaddrinfo('example.org', 80)",
        "os.system('true')",
    ],
)
def test_it_reaches_no_network_and_starts_no_program(reader_that, asks):
    reader_that(asks)
    with pytest.raises(ExtractionError, match="PermissionError: forbidden here"):
        read()


def test_no_parser_tries_to_reach_anything(tmp_path, monkeypatch):
    log = tmp_path / "log"
    guarded = str(ROOT / "tests" / "support" / "servers" / "guarded.py")
    end_all()
    monkeypatch.setattr(helper, "COMMAND", [sys.executable, guarded, str(log), "geo.extract.documents.child"])
    monkeypatch.chdir(ROOT)
    page = (
        b"<html><head><base href='http://127.0.0.1:9/'><link rel=next href='/2'></head><body><p>32 tons</p>"
    )
    assert parse_document("a.html", page).text == "32 tons"
    end_all()
    # A socket bound to this machine is how urllib3 finds out whether there is IPv6.
    assert {line.split()[0] for line in log.read_text().splitlines()} <= {"bind"}


def test_refusals_are_in_the_language_in_use():
    with (
        language.in_language("es"),
        pytest.raises(ExtractionError, match=r"a\.pdf: es un PDF dañado; guárdelo"),
    ):
        parse_document("a.pdf", b"%PDF-1.4 nothing")


def test_one_process_serves_one_document_after_another_and_several_at_a_time():
    end_all()
    read()
    first = helper._idle[0]
    read()
    assert helper._idle == [first]
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(read())) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["Peru seized 32 tons."] * 3


def test_a_process_is_replaced_after_many_documents(monkeypatch):
    end_all()
    monkeypatch.setattr(helper, "MOST_DOCUMENTS", 2)
    read()
    kept = helper._idle[0]
    read()
    assert helper._idle == []
    assert not kept.usable


def test_nothing_that_takes_documents_apart_is_loaded_here():
    program = (
        "import sys, geo.extract.documents as d; d.parse_document('a.html', b'<html><p>32 tons');"
        "print(*{'trafilatura', 'lxml', 'docx', 'pypdfium2', 'urllib3', 'defusedxml'} & set(sys.modules))"
    )
    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True, env=os.environ
    )
    assert found.stdout.strip() == ""
