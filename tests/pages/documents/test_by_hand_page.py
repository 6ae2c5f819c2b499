"""The Documents page: figures by hand and from tables, own records, words for the extractor."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.review.adding import keep_document, read_document
from geo.review.known import own_records
from geo.review.lessons import kept_cases
from geo.review.people import ADMIN, Person
from geo.review.state import reviews_of
from geo.review.tables.bulk import import_figures
from geo.store.batches import PLACE
from geo.store.database import close_stores, open_store
from tests.support.pages import html, open_page

ANA = Person("ana", ADMIN)
FIGURE = {
    "measure": "coca_cultivation", "place": "vraem", "period": "2013", "value": "18000",
    "value_stated": "18,000", "source": "insight-crime-2012-seizures",
}  # fmt: skip
TABLE = (
    "measure,place,period_start,period_end,value,unit,value_stated,source,reading,note\n"
    "coca_cultivation,peru,2013-01-01,2013-12-31,{value},ha,49800,insight-crime-2012-seizures,press,{note}\n"
)


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("GEO_HOME", str(tmp_path / "workspace"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    yield
    close_stores()


def visit(**query: str) -> AppTest:
    app = open_page("pages/documents.py", query)
    assert not app.exception
    return app


def fill(app: AppTest, form: str, values: dict[str, str], turn: int = 0) -> None:
    for column, value in values.items():
        key = f"{form}_{turn}_{column}"
        fields = [*app.text_input, *app.text_area, *app.selectbox]
        next(field for field in fields if field.key == key).set_value(value)
        app.run()
    app.button(key=f"{form}_submit").click().run()
    assert not app.exception


def test_a_figure_is_entered_after_what_was_wrong_is_said_beside_its_field() -> None:
    app = visit(part="figures")
    fill(app, "by_hand", {"period": "soon", "value": "18,000"})
    assert html(app).count('class="wrong"') >= 5
    assert "Nothing was kept" in app.error[0].value
    fill(app, "by_hand", FIGURE)
    assert "entered and accepted" in app.success[0].value
    with open_store().reading() as connection:
        (review,) = reviews_of(connection)
    assert (review.state, review.fields["unit"], review.fields["period_end"]) == (
        "accepted",
        "ha",
        "2013-12-31",
    )
    assert app.text_input(key="by_hand_1_value").value == ""


def test_a_table_is_shown_with_what_is_wrong_and_imported_once_right() -> None:
    app = visit(part="figures")
    app.file_uploader[0].upload("f.csv", TABLE.format(value="49.800.1", note="").encode(), "text/csv").run()
    assert "1 cell" in app.error[0].value
    assert "by_table_submit" not in {button.key for button in app.button}
    app.file_uploader[0].set_value(("g.csv", TABLE.format(value="49800", note="").encode(), "text/csv")).run()
    app.button(key="by_table_submit").click().run()
    assert "imported" in app.success[0].value
    assert list(app.dataframe[-1].value["State"]) == ["to review"]


def test_words_of_a_table_are_shown_as_they_are() -> None:
    hostile = "<img src=x onerror=alert(1)> [a](http://x)"
    import_figures(open_store(), ANA, "<b>f</b>.csv", TABLE.format(value="49800", note=hostile).encode())
    app = visit(part="figures")
    assert "onerror" not in html(app)


def test_an_own_place_is_added_changed_and_withdrawn() -> None:
    app = visit(part="records")
    app.segmented_control(key="records_kind").set_value("place").run()
    point = {"lon": "-74.5", "lat": "-9.5", "aliases": "Toyville\nToy"}
    fill(app, "own_place__0", {"name": "Toy Town", "name_es": "Pueblo"} | point)
    entry = own_records(open_store(), PLACE)["toy-town"]
    assert (entry.body["aliases"], entry.body["parent"]) == ("Toyville|Toy", "peru")
    app.selectbox(key="own_place_chosen").set_value("toy-town").run()
    fill(app, "own_place_toy-town_1", {"note": "changed"})
    assert own_records(open_store(), PLACE)["toy-town"].body["note"] == "changed"
    app.selectbox(key="own_place_chosen").set_value("toy-town").run()
    app.button(key="own_place_withdraw").click().run()
    assert own_records(open_store(), PLACE) == {}


def test_a_word_is_taught_from_a_wrong_figure() -> None:
    store = open_store()
    text = "31 May 2014. In 2013 the Monzonito had 4,200 hectares of coca, DEVIDA said."
    keep_document(store, ANA, read_document("n.txt", text.encode()))
    app = visit(part="records", record="lessons", figure="1")
    assert app.selectbox(key="lessons_0_figure").value == "1"
    fill(app, "lessons", {"words": "Monzonito", "place": "vraem"})
    assert "read so from now on" in app.success[0].value
    assert [case.lesson.meaning for _entry, case in kept_cases(store).values()] == ["vraem"]
