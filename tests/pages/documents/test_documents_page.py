"""The Documents page: ways to add a document, how far its reading is, and the list."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.review.people import ADMIN, VIEWER, Person
from geo.store.database import close_stores
from geo.ui.documents.jobs import ASKS, KEPT, KNOWN, REFUSED, Jobs
from geo.ui.frame import person
from tests.support.pages import html, open_page

TEXT = """31 May 2014. Coca cultivation in Peru fell to 49,800 hectares in 2013, UNODC said.
Police seized 24 tons of cocaine in the VRAEM in 2012."""
UNDATED = "Police seized 24 tons of cocaine in the VRAEM last year."


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("GEO_HOME", str(tmp_path / "workspace"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("GEO_USER", tmp_path.name)
    yield
    close_stores()


def visit(**query: str) -> AppTest:
    app = open_page("pages/documents.py", query)
    assert not app.exception
    return app


def settled(jobs: Jobs) -> Jobs:
    """Wait until nothing is read any more."""
    end = time.monotonic() + 60
    while jobs.in_work() and time.monotonic() < end:
        time.sleep(0.05)
    assert not jobs.in_work()
    return jobs


@pytest.fixture
def jobs() -> Jobs:
    return Jobs(Person("ana", ADMIN))


def test_a_text_that_is_pasted_comes_into_the_list() -> None:
    app = visit()
    assert "No document has been added yet" in app.markdown[-1].value
    app.text_input(key="documents_name_0").set_value("An article <b>of mine</b>")
    app.text_area(key="documents_text_0").set_value(TEXT)
    app.button(key="documents_paste").click().run()
    end = time.monotonic() + 60
    while 'class="added"' not in html(app) and time.monotonic() < end:
        app.run()
    assert "An article &lt;b&gt;of mine&lt;/b&gt;" in html(app)
    assert "0 of 2 reviewed" in html(app)


def test_the_same_file_is_said_to_be_there(jobs: Jobs) -> None:
    jobs.add("note.txt", TEXT.encode())
    jobs.add("again.txt", TEXT.encode())
    first, second = settled(jobs).held
    assert (first.state, first.figures, second.state) == (KEPT, 2, KNOWN)
    assert second.document is not None
    assert second.document.name == "note.txt"


@pytest.mark.parametrize(("day", "year"), [("2014-06-12", "2013"), (None, "")])
def test_the_day_of_publication_is_asked_for_where_it_is_not_found(
    jobs: Jobs, day: str | None, year: str
) -> None:
    from datetime import date

    from geo.review.state import reviews_of
    from geo.store.database import open_store

    jobs.add("note.txt", UNDATED.encode())
    [job] = settled(jobs).held
    assert job.state == ASKS
    jobs.answer(job.number, date.fromisoformat(day) if day else None, "en")
    assert settled(jobs).held[0].state == KEPT
    with open_store().reading() as connection:
        [review] = reviews_of(connection)
    assert review.fields["period_start"][:4] == year


def test_what_is_cancelled_is_not_kept_and_the_next_is_read(jobs: Jobs) -> None:
    jobs.add("long.txt", (TEXT * 20_000).encode())
    jobs.cancel()
    jobs.add("note.txt", TEXT.encode())
    first, second = settled(jobs).held
    assert (first.state, second.state) == (REFUSED, KEPT)


def test_what_cannot_be_read_is_refused_in_words(jobs: Jobs) -> None:
    jobs.add("broken.pdf", b"%PDF-1.4 nothing")
    [job] = settled(jobs).held
    assert job.state == REFUSED
    assert "broken.pdf" in job.problem


def test_a_viewer_sees_no_way_to_add(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(person, "local_person", lambda: Person("eva", VIEWER))
    app = visit()
    assert not app.tabs
    assert not app.button


def test_a_document_that_does_not_exist_is_said() -> None:
    app = visit(document="7")
    assert "There is no document “7”" in app.warning[0].value
