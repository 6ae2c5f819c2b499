"""Scenes as they are sent to the page, and a briefing with one thing changed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.briefing import (
    Briefing,
    Scene,
    duplicated,
    free_id,
    moved,
    replaced,
    scenes_message,
    values_needed,
    with_scene,
    without,
)
from geo.errors import BriefingError
from geo.language import in_language
from geo.maps import view_message
from geo.model import View
from tests.toys.toy_briefing import ATLAS, TOY, VIEW, toy

IDS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)


class TestMessage:
    def test_a_scene_comes_with_all_that_is_shown(self):
        message = scenes_message(toy(), ATLAS)
        (scene,) = message["scenes"]
        assert message["values"] == [{"key": "crop|monitoring", "measure": "crop", "lens": "monitoring"}]
        assert scene["text"] == [
            "Ilse Brandt knows of at least 25,000\u00a0ha in 2011.",
            "U. S. Olm of at most 3,000\u00a0ha.",
        ]
        assert [s["statement"] for s in scene["sources"]] == ["t-01", "t-03", "r-01"]
        assert scene["sources"][0]["label"].startswith("Ilse Brandt; Gazette 2012, between")
        assert scene["sources"][2]["figure"] == ""
        assert [d["source"] for d in scene["documents"]] == ["gazette-2012"]
        assert (scene["values"], scene["years"]) == ("crop|monitoring", None)
        wanted = View(measure="crop", level="zone", year=2011, place="vale", extent="vale")
        assert scene["view"] == view_message(wanted)

    def test_the_language_asked_for_is_spoken(self):
        with in_language("es"):
            scene = scenes_message(toy(), ATLAS)["scenes"][0]
        assert scene["view"]["language"] == "es"
        assert scene["text"] == ["Ilse Brandt sabe de al menos 25,000\u00a0ha."]
        assert scene["fallback"] == ""

    def test_a_fallback_is_said(self):
        english = toy(TOY.replace('      es: "{who:t-01} sabe de {t-01}."\n', ""))
        with in_language("es"):
            scene = scenes_message(english, ATLAS)["scenes"][0]
        assert scene["spoken"] == {"text": "en"}
        assert "English" in scene["fallback"]
        assert "at least 25,000" in scene["text"][0]  # an English sentence keeps its figures in English

    def test_the_stamp_tells_one_message_from_another(self):
        one, other = toy(), toy(TOY.replace("knows", "hears"))
        assert scenes_message(one, ATLAS)["stamp"] == scenes_message(one, ATLAS)["stamp"]
        assert scenes_message(one, ATLAS)["stamp"] != scenes_message(other, ATLAS)["stamp"]

    def test_values_are_needed_once(self):
        briefing = Briefing(
            "a", {}, (Scene("a", VIEW), Scene("b", VIEW), Scene("c", "lens=lowest&year=2011"))
        )
        assert [*values_needed(briefing, ATLAS)] == ["crop|monitoring", "coca_cultivation|lowest"]


class TestEditing:
    THREE = Briefing("a", {}, tuple(Scene(id, VIEW) for id in ("x", "y", "z")))

    def ids(self, briefing: Briefing) -> str:
        return " ".join(scene.id for scene in briefing.scenes)

    def test_scenes_move_within_the_list(self):
        assert self.ids(moved(self.THREE, "x", 1)) == "y x z"
        assert self.ids(moved(self.THREE, "x", 99)) == "y z x"
        assert self.ids(moved(self.THREE, "z", -5)) == "z x y"

    def test_a_copy_follows_with_an_id_of_its_own(self):
        assert self.ids(duplicated(self.THREE, "x")) == "x x-2 y z"

    def test_what_was_taken_away_is_put_back(self):
        gone = without(self.THREE, "y")
        assert self.ids(gone) == "x z"
        assert with_scene(gone, self.THREE.scenes[1], 1) == self.THREE

    def test_a_scene_is_replaced_in_its_place(self):
        assert self.ids(replaced(self.THREE, "y", Scene("x", VIEW))) == "x x-2 z"
        assert self.ids(replaced(self.THREE, "y", Scene("y", VIEW))) == "x y z"

    def test_an_unknown_scene_is_named(self):
        with pytest.raises(BriefingError, match="“a” has no scene “q”"):
            moved(self.THREE, "q", 0)

    @given(st.text(max_size=90), st.sets(IDS, max_size=4))
    def test_an_id_made_of_any_words_can_be_read(self, words, taken):
        id = free_id(words, taken)
        assert id not in taken
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id)
        assert len(id) <= 80
