"""Names and notes that hold markup stand on the pages as text: none of it becomes part of the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.review.adding import keep_document, read_document
from geo.review.deciding import Act, decide
from geo.review.people import ADMIN, REVIEWER, Person, give_role
from geo.review.records import save_record
from geo.review.state import reviews_of
from geo.store.batches import INSTITUTION, PLACE, SOURCE
from geo.store.database import Store
from geo.store.decisions import ACCEPT
from tests.review.test_deciding import WHOLE
from tests.review.test_own_records import CARD, TOWN
from tests.support.pages import html, open_page
from tests.support.payloads import payloads
from tests.support.servers.databases import own_store

ANA = Person("ana", ADMIN)
MARKUP = [text for text in payloads(Path("it-ran")) if "<" in text and len(text) < 60][:24]
PARTS = [
    {"part": "documents"}, {"part": "figures"}, {"part": "published"}, {"part": "team"},
    *({"part": "records", "record": kind} for kind in (SOURCE, PLACE, INSTITUTION)), {"document": "1"},
]  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store in which every text holds markup; the tests of the module only look at it."""
    with own_store(tmp_path_factory.mktemp("workspace")) as opened:
        fill(opened)
        yield opened


def fill(opened: Store) -> None:
    for number, text in enumerate(MARKUP):
        content = f"{text} In 2013 Peru had {number + 5} hectares of coca."
        keep_document(opened, ANA, read_document(f"{text}.txt", content.encode()))
        named = {"name": f"{text} {number}", "name_es": f"{text} {number}"}
        save_record(opened, ANA, INSTITUTION, named)
        if number < 3:
            save_record(opened, ANA, PLACE, TOWN | named | {"id": f"p-{number}", "aliases": "", "note": text})
            texts = {"title": text, "short": text, "short_es": text, "abstract": text}
            save_record(opened, ANA, SOURCE, CARD | texts | {"id": f"s-{number}"})
            give_role(opened, ANA, text, REVIEWER)
    with opened.reading() as connection:
        first = reviews_of(connection)[0]
    cells = WHOLE | {"note": MARKUP[0], "attributed_to": f"{MARKUP[0]} 0"}
    decide(opened, ANA, [Act(first.id, ACCEPT, 0, "t", cells, reason="")])


@pytest.mark.parametrize("part", PARTS, ids=lambda part: "-".join(part.values()))
def test_markup_in_records_is_no_markup_of_the_page(store: Store, part: dict[str, str]) -> None:
    app = open_page("pages/documents.py", part)
    assert not app.exception
    drawn = html(app)
    assert [text for text in MARKUP if text in drawn] == []
    assert any(element.value for element in (*app.markdown, *app.subheader)) or drawn
