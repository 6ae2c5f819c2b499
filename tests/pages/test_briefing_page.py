"""The Briefing page: what it lists, what the address opens, how own briefings are made and changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.briefing import (
    check_briefing,
    export_briefing,
    list_briefings,
    own_briefing,
    own_names,
    save_briefing,
)  # fmt: skip
from geo.errors import BriefingError
from geo.ui.briefing.keeping import Keeping, author, undo
from geo.ui.briefing.page import _why_not
from geo.ui.briefing.scene_fields import change_words
from geo.ui.frame.atlas import load_atlas
from tests.support.own_files import OWN, change_stored, stored
from tests.support.pages import APP, html, open_page

PAGE = "pages/briefing.py"
SHIPPED = "peru-coca-atlas"


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace of its own, so that no test meets another's briefings."""
    monkeypatch.setenv("GEO_HOME", str(tmp_path))
    return tmp_path


def opened(**query: str) -> AppTest:
    return open_page(PAGE, {"lang": "en"} | query)


def plain(app: AppTest) -> str:
    """Return the HTML of the page with ordinary blanks."""
    return html(app).replace("\xa0", " ")


def said(app: AppTest) -> str:
    shown = [*app.success, *app.error, *app.warning, *app.info]
    return " ".join(str(element.value) for element in shown)


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def own(app: AppTest) -> AppTest:
    """Return the page on a copy of the shipped briefing."""
    return press(app, "copy_briefing")


def copied() -> list[str]:
    """Return the ids of the copy's scenes, as they are kept."""
    return [scene.id for scene in own_briefing(f"{SHIPPED}-copy").scenes]


def test_the_shipped_briefing_is_read_with_every_figure_and_its_source() -> None:
    app = opened()
    assert not app.exception
    assert not app.error
    text = plain(app)
    assert text.count("<h3>") == 14
    assert "89,755 ha" in text
    assert "DEVIDA" in text
    assert 'href="sources?' in text
    assert "statement=" in text


def test_the_address_opens_a_scene_and_says_which_is_open() -> None:
    for app in (opened(scene="loreto-2011"), opened(briefing=SHIPPED, scene="loreto-2011")):
        assert app.button(key=f"scene_{SHIPPED}_loreto-2011").proto.type == "primary"
    app = press(app, f"scene_{SHIPPED}_gold-mining")
    assert app.query_params["scene"] == ["gold-mining"] or app.query_params["scene"] == "gold-mining"


def test_an_address_that_names_no_briefing_says_so_and_opens_the_first() -> None:
    app = opened(briefing="nothing-of-the-kind")
    assert "nothing-of-the-kind" in said(app).replace("\\", "")
    assert "89,755 ha" in plain(app)


def test_a_shipped_briefing_is_changed_in_a_copy_only() -> None:
    app = opened()
    assert not [b for b in app.button if b.key == "scene_drop"]
    app = own(app)
    assert not app.exception
    assert len(copied()) == 14
    assert app.button(key="scene_drop")


def test_scenes_are_moved_copied_deleted_and_put_back() -> None:
    app = own(opened())
    first, second, *rest = copied()
    app = press(app, "scene_down")
    assert copied() == [second, first, *rest]
    app = press(app, "scene_up")
    assert copied() == [first, second, *rest]
    app = press(app, "scene_copy")
    assert copied() == [first, f"{first}-2", second, *rest]
    app = press(app, "scene_drop")
    assert copied() == [first, second, *rest]
    app = press(app, "undo")
    assert copied() == [first, f"{first}-2", second, *rest]
    assert not app.exception


def test_a_field_is_kept_when_it_is_left_and_a_wrong_run_of_years_is_said_beside_it() -> None:
    app = own(opened())
    kept = own_briefing(f"{SHIPPED}-copy")
    key = f"years_{kept.id}_{kept.scenes[0].id}_en_0"
    app.text_input(key=key).set_value("2012 to 2024").run()
    assert "Not saved: “2012 to 2024”; expected two years" in said(app)
    assert own_briefing(kept.id).revision == kept.revision
    app.text_input(key=key).set_value("2012-2024").run()
    assert own_briefing(kept.id).scenes[0].years == (2012, 2024)
    assert "Not saved" not in said(app)
    app = press(app, "undo")
    assert own_briefing(kept.id).scenes[0].years is None
    assert not app.exception


def test_a_picture_that_cannot_be_drawn_is_refused_before_anything_is_written() -> None:
    app = own(opened(scene="gold-mining"))
    kept = own_briefing(f"{SHIPPED}-copy")
    app = press(app, f"scene_{kept.id}_loreto-2011")
    key = f"{kept.id}_loreto-2011_en_0"
    app.selectbox(key=f"chart_{key}").set_value("years").run()
    assert "Not saved: the chart cannot be drawn: two years beside each other need both years" in said(app)
    assert own_briefing(kept.id).revision == kept.revision
    app.selectbox(key=f"chart_{key}").set_value("lines").run()
    assert next(s for s in own_briefing(kept.id).scenes if s.id == "loreto-2011").chart == "lines"
    assert not app.exception


def test_words_with_a_figure_that_cannot_be_had_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    said_of: dict[tuple[str, str], str] = {}
    held = Keeping(faults=said_of)
    monkeypatch.setattr("geo.ui.briefing.keeping.keeping", lambda: held)
    monkeypatch.setattr("geo.ui.briefing.scene_fields.keeping", lambda: held)
    shipped = next(k for k in list_briefings_here() if k.id == SHIPPED).briefing
    mine = save_briefing(replace(shipped, id="mine", shipped=False, revision=""))
    scene, atlas = mine.scenes[1], load_atlas()
    wrong = "Twice as much: {change:s-coca-peru-2012-unodc,s-coca-peru-2024-devida}."
    assert not change_words(mine, scene, "text", wrong, atlas)
    assert said_of[scene.id, "text"].startswith("cannot be calculated: ")
    assert "{" not in said_of[scene.id, "text"]
    assert own_briefing("mine").revision == mine.revision
    assert change_words(mine, scene, "text", "In 2024: {s-coca-peru-2024-devida}.", atlas)
    now = own_briefing("mine").scenes[1]
    assert now.text["en"] == "In 2024: {s-coca-peru-2024-devida}."
    # What the Spanish words still cite is cited, and a second change goes on from the first.
    assert "s-coca-peru-2012-unodc" in now.statements
    assert change_words(mine, scene, "title", "A title", atlas)
    assert own_briefing("mine").scenes[1].title["en"] == "A title"


def test_title_author_and_date_of_a_briefing_are_kept_and_the_list_shows_titles() -> None:
    app = own(opened())
    key = f"{SHIPPED}-copy_0"
    app.text_input(key=f"author_of_{key}").set_value("Ada Ruiz").run()
    app.date_input(key=f"date_of_{key}").set_value(date(2026, 11, 30)).run()
    app.text_input(key=f"title_of_{key}").set_value("Tuesday").run()
    kept = own_briefing(f"{SHIPPED}-copy")
    assert (kept.author, kept.date, kept.title["en"]) == ("Ada Ruiz", date(2026, 11, 30), "Tuesday")
    assert "Tuesday (your own)" in app.selectbox(key="briefing_choice").options
    assert "Tuesday" in app.selectbox(key="add_view_to_0").options


def test_an_empty_briefing_cannot_be_presented_and_says_why() -> None:
    app = press(opened(), "new_briefing")
    assert "no scenes yet" in said(app)
    assert _why_not(next(k for k in list_briefings_here() if not k.shipped)).endswith("it has no scene yet.")
    export = app.button(key="no_handouts")
    assert export.disabled
    assert "no scene yet" in export.help
    assert not app.exception


def test_a_file_changed_by_someone_else_is_not_saved_over_and_a_copy_is_offered() -> None:
    app = own(opened())
    other = export_briefing(own_briefing(f"{SHIPPED}-copy")) + b"# changed by another\n"
    change_stored(OWN, f"{SHIPPED}-copy", other)
    app = press(app, "scene_drop")
    assert stored(OWN)[f"{SHIPPED}-copy"] == other
    assert "was changed since you opened it" in said(app)
    # The fields show what is kept now; what was refused is offered until it is kept or given up.
    app.text_input(key=f"author_of_{SHIPPED}-copy_1").set_value("Ada Ruiz").run()
    other = stored(OWN)[f"{SHIPPED}-copy"]
    assert own_briefing(f"{SHIPPED}-copy").author == "Ada Ruiz"
    # A second change that is refused is offered beside the first.
    other += b"# and again\n"
    change_stored(OWN, f"{SHIPPED}-copy", other)
    app = press(app, "scene_drop")
    assert len([one for one in app.button if one.key.startswith("keep_copy")]) == 2
    # Both stay on offer while another briefing is made.
    app = press(press(press(app, "new_briefing"), "keep_copy"), "keep_copy")
    assert stored(OWN)[f"{SHIPPED}-copy"] == other
    first, second = (own_briefing(f"{SHIPPED}-copy{end}") for end in ("-copy", "-copy-copy"))
    assert len(first.scenes) == 13
    assert (first.author == "Ada Ruiz", second.author) == (False, "Ada Ruiz")
    assert not [one for one in app.button if one.key.startswith("keep_copy")]


def test_a_briefing_is_deleted_and_put_back() -> None:
    app = press(own(opened()), "drop_briefing")
    assert own_names() == []
    app = press(app, "undo")
    undo()  # pressed again before the page has put it off
    assert len(copied()) == 14
    assert not app.exception


def test_a_view_is_added_from_any_page_to_a_new_briefing_and_then_to_that() -> None:
    app = AppTest.from_file(APP, default_timeout=60)
    for name, value in {"measure": "killings", "level": "province", "year": "2011"}.items():
        app.query_params[name] = value
    app.run()
    app.text_input(key="add_view_title_0").set_value("Where people were killed")
    app.button(key="add_view_now").click().run()
    assert not app.exception
    app.switch_page("pages/table.py").run()
    assert app.selectbox(key="add_view_to_1").value == "my-briefing"  # where the last one went
    assert 'href="briefing?briefing=my-briefing&amp;scene=' in html(app)
    app.button(key="add_view_now").click().run()
    assert not app.exception
    made = own_briefing("my-briefing")
    assert made.scenes[0].title["en"] == "Where people were killed"
    assert len(made.scenes) == 2
    assert "measure=killings" in made.scenes[0].view
    assert "lang=" not in made.scenes[0].view
    app.switch_page(PAGE)
    app.query_params["briefing"] = "my-briefing"
    app.run()
    assert not app.exception
    assert "Where people were killed" in html(app)


def test_a_scene_can_be_presented_as_it_is_and_a_second_press_adds_no_other() -> None:
    app = AppTest.from_file(APP, default_timeout=60)
    for name, value in {"place": "vraem", "year": "2024"}.items():
        app.query_params[name] = value
    app.run()
    for _press in range(2):
        app.button(key="add_view_now").click().run()
    assert own_names() == ["my-briefing"]
    (scene,) = own_briefing("my-briefing").scenes
    assert scene.title["en"] == "Coca cultivation in the VRAEM fell to {s-coca-vraem-2024-devida} in 2024"
    assert "{share:s-coca-vraem-2024-devida,s-coca-peru-2024-devida} of Peru's total" in scene.text["en"]
    assert set(scene.text) == {"en", "es"}
    assert check_briefing(own_briefing("my-briefing"), load_atlas()) == []
    assert "My briefing" in " ".join(str(toast.value) for toast in app.toast)


def test_a_total_over_years_stays_one() -> None:
    app = AppTest.from_file(APP, default_timeout=60)
    for name, value in {"measure": "coca_eradication", "year": "2012", "since": "2008"}.items():
        app.query_params[name] = value
    app.run()
    app.button(key="add_view_now").click().run()
    scene = own_briefing("my-briefing").scenes[0]
    assert "since=2008" in scene.view
    assert "{sum:" in scene.text["en"]
    assert check_briefing(own_briefing("my-briefing"), load_atlas()) == []


def test_a_briefing_that_cannot_be_read_is_listed_with_the_reason(workspace: Path) -> None:
    app = own(opened())
    change_stored(OWN, f"{SHIPPED}-copy", b"scenes: [")
    app = app.run()
    assert not app.exception
    assert "cannot be read" in " ".join(app.selectbox(key="briefing_choice").options)


def test_a_visitor_of_a_team_reads_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEO_LOGIN", "header")
    monkeypatch.setenv("GEO_PROXY_SECRET", "0123456789abcdef")
    app = opened()
    assert not app.exception
    assert "89,755 ha" in plain(app)
    assert not {b.key for b in app.button} & {"copy_briefing", "new_briefing", "add_view_now"}
    monkeypatch.setattr("geo.ui.frame.person.signed_in_name", lambda: "")
    with pytest.raises(BriefingError, match="this takes the role"):
        author()


def test_in_spanish_the_scenes_are_spanish() -> None:
    app = opened(lang="es")
    kept = next(k for k in list_briefings_here() if k.id == SHIPPED)
    assert kept.briefing.scenes[0].title["es"] in plain(app)


def list_briefings_here() -> list:
    return list_briefings(load_atlas())


def test_only_the_map_is_drawn_where_only_the_map_is_asked_for() -> None:
    app = AppTest.from_file(APP, default_timeout=60)
    app.query_params["only"] = "map"
    app.run()
    assert not app.exception
    assert not app.selectbox
    assert not app.button
    assert app.query_params["only"] in ("map", ["map"])
