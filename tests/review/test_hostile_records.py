"""Whatever a text holds: it is kept as it is or refused in a sentence, and never run or half written."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from geo.errors import GeoError
from geo.extract.lexicon.lessons import Lesson
from geo.review.adding import keep_document, read_document
from geo.review.cases import Case
from geo.review.deciding import Act, decide
from geo.review.known import own_records
from geo.review.lessons import kept_cases, teach
from geo.review.names import NEW
from geo.review.people import ADMIN, REVIEWER, Person, give_role, named_person
from geo.review.records import save_record
from geo.review.state import Review, reviews_of
from geo.review.tables.bulk import import_figures, judge
from geo.store.batches import INSTITUTION, MEASURE, PLACE, SOURCE
from geo.store.database import Store
from geo.store.decisions import CORRECT, REJECT
from geo.store.documents import get_document
from geo.store.schema import APPENDED
from tests.review.test_figures_by_hand import ROW
from tests.review.test_own_records import CARD, MEASURED, TOWN
from tests.support.payloads import payloads
from tests.support.records import everything

ANA = Person("ana", ADMIN)
Door = Callable[[Store, str, int], str | None]
"""Takes a text in and returns it as it is kept; None where there is nothing to compare."""


def last(store: Store) -> Review:
    with store.reading() as connection:
        return max(reviews_of(connection), key=lambda one: one.id)


def of_a_document(store: Store, text: str, number: int) -> str | None:
    content = f"{text}\nIn 2013 Peru had {number + 2} hectares of coca.".encode()
    document, _new = keep_document(store, ANA, read_document("a.txt", content))
    assert document.text == get_document(store, document.id).text
    return None


def of_a_name(store: Store, text: str, number: int) -> str | None:
    document, _new = keep_document(store, ANA, read_document(text + ".txt", f"Nothing, {number}.".encode()))
    assert "\n" not in document.name
    assert len(document.name) <= 121
    return None


def of_a_note(store: Store, text: str, number: int) -> str | None:
    review = last(store)
    decide(store, ANA, [Act(review.id, REJECT, review.seen, f"n{number}", reason=f"other: {text}")])
    decision = last(store).last
    assert decision is not None
    return decision.reason.removeprefix("other: ")


def of_a_cell(store: Store, text: str, number: int) -> str | None:
    review = last(store)
    cells = {"note": text, "attributed_to": text, NEW: text}
    decide(store, ANA, [Act(review.id, CORRECT, review.seen, f"c{number}", cells)])
    return last(store).fields["note"]


def of_an_institution(store: Store, text: str, number: int) -> str | None:
    entry = save_record(store, ANA, INSTITUTION, {"name": f"{text} {number}", "name_es": text})
    return (own_records(store, INSTITUTION)[entry.key].body or {})["name_es"]


def of_a_place(store: Store, text: str, number: int) -> str | None:
    cells = TOWN | {
        "id": f"p-{number}",
        "name": f"{text} {number}",
        "name_es": f"{number}",
        "aliases": "",
        "note": text,
    }
    save_record(store, ANA, PLACE, cells)
    return (own_records(store, PLACE)[f"p-{number}"].body or {})["note"]


def of_a_source(store: Store, text: str, number: int) -> str | None:
    save_record(store, ANA, SOURCE, CARD | {"id": f"s-{number}", "title": text, "abstract": text})
    return (own_records(store, SOURCE)[f"s-{number}"].body or {})["title"]


def of_a_measure(store: Store, text: str, number: int) -> str | None:
    name = "m_" + "".join(chr(ord("a") + int(digit)) for digit in str(number))
    save_record(store, ANA, MEASURE, MEASURED | {"id": name, "name": text, "meaning": text})
    return (own_records(store, MEASURE)[name].body or {})["meaning"]


def of_a_lesson(store: Store, text: str, number: int) -> str | None:
    case = Case(Lesson("spelling", text, f"Name {number}", "", ""), f"“{text}” said so.", "en", "", "1")
    (entry,) = teach(store, ANA, [case])
    return kept_cases(store)[entry.key][1].lesson.words


def of_a_person(store: Store, text: str, number: int) -> str | None:
    del number
    give_role(store, ANA, text, REVIEWER)
    assert named_person(store, text).role == REVIEWER
    return None


EVERY: dict[Door, int] = {
    of_a_note: 2, of_a_cell: 2, of_an_institution: 2, of_a_name: 4, of_a_person: 4, of_a_document: 8,
    of_a_place: 12, of_a_source: 12, of_a_measure: 12, of_a_lesson: 24,
}  # fmt: skip
"""Doors, and which of the texts come to each: every second, every fourth …; those of a table are all."""


def rows_in(store: Store) -> list[int]:
    with store.reading() as connection:
        return [connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0 for table in APPENDED]


@pytest.mark.parametrize("door", EVERY, ids=lambda door: door.__name__)
def test_a_text_is_kept_as_it_is_or_refused_whole(store: Store, door: Door, tmp_path: Path) -> None:
    marker = tmp_path / "it-ran"
    texts = payloads(marker)
    assert len(texts) > 180
    keep_document(store, ANA, read_document("first.txt", b"In 2013 Peru had 49,800 hectares of coca."))
    kept = 0
    for number, text in enumerate(texts[:: EVERY[door]], start=1):
        before = rows_in(store)
        try:
            said = door(store, text, number)
        except GeoError:
            assert rows_in(store) == before, text
        else:
            kept += 1
            assert said is None or said in (text, text.strip()), text
    assert kept > len(texts) / EVERY[door] / 3
    assert not marker.exists()


def test_cells_of_a_table_are_kept_as_they_are_or_named_by_row(store: Store, tmp_path: Path) -> None:
    marker, file = tmp_path / "it-ran", io.StringIO()
    texts = payloads(marker)

    def table(rows: list[str]) -> bytes:
        file.seek(0)
        file.truncate()
        writer = csv.writer(file)
        writer.writerow(ROW)
        for number, text in enumerate(rows, start=1):
            cells = {"note": text, "value": str(number), "value_stated": str(number)}
            writer.writerow((ROW | cells).values())
        return file.getvalue().encode()

    # An apostrophe at the beginning marks a text, and is taken off.
    texts = [text for text in texts if "\x00" not in text and not text.startswith("'")]
    judged = judge(store, "a.csv", table(texts))
    wrong = {fault.row for fault in judged.faults}
    before = everything(store)
    with pytest.raises(GeoError):
        import_figures(store, ANA, "<b>.csv", table(texts))
    assert everything(store) == before
    rows = [text for number, text in judged.rows if number not in wrong for text in [text["note"]]]
    brought = import_figures(store, ANA, "<img src=x>.csv", table(rows))
    with store.reading() as connection:
        held = [one.fields["note"] for one in reviews_of(connection, ids=list(brought.candidates))]
    assert held == rows
    assert len(held) > 120
    assert not marker.exists()
