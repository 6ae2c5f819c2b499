"""The one message that presenting needs, and the one that asks for a scene."""

from __future__ import annotations

import pytest

from geo.errors import ArgumentError
from geo.language import in_language
from geo.maps import deck_message, present_message
from geo.maps.document import map_document, render
from tests.toys import toy_deck, toy_map


def test_a_deck_holds_scenes_and_values_and_its_stamp_follows_both() -> None:
    deck = toy_deck.deck()
    assert deck["type"] == "deck"
    assert deck["stamp"] == toy_deck.deck()["stamp"]
    with in_language("es"):
        assert deck["stamp"] != toy_deck.deck()["stamp"]
    assert set(deck["values"]) == {"coca_cultivation|monitoring"}


def test_a_deck_without_scenes_or_without_what_they_show_is_refused() -> None:
    scenes = toy_deck.scenes()
    with pytest.raises(ArgumentError, match=r"coca_cultivation\|monitoring"):
        deck_message(scenes, {})
    with pytest.raises(ArgumentError, match="at least one"):
        deck_message(scenes | {"scenes": []}, {})


def test_a_scene_asked_for_is_news_only_by_its_turn() -> None:
    # where the presentation has moved on, the page's older idea of the scene must not call it back
    assert present_message(3, 1)["stamp"] == present_message(4, 1)["stamp"]
    assert present_message(3, 1)["stamp"] != present_message(3, 2)["stamp"]
    assert present_message(3, 2)["scene"] == 3


def test_text_of_a_scene_cannot_become_markup_in_the_document() -> None:
    deck = toy_deck.deck()
    deck["scenes"]["scenes"][0]["title"] = "</script><script>alert(1)</script>"
    text = render(map_document(toy_map.layers(), title="Toy", deck=deck))
    assert "alert(1)</script>" not in text
