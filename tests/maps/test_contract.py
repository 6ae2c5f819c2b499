"""The contract between Python and JavaScript: one text on both sides, kept by every message that is made."""

from __future__ import annotations

import copy
import json
from datetime import date

import pytest

from geo.maps import link_message, map_strings, present_message, strings_message, values_message, view_message
from geo.maps.contract import (
    DeckMessage,
    DocumentConfig,
    LinkMessage,
    PresentMessage,
    SeenReport,
    Strings,
    StringsMessage,
    ValuesMessage,
    ViewMessage,
)
from geo.maps.contract.message_shapes import fault_of
from geo.maps.document import map_document
from geo.maps.messages.coding import coded_config
from geo.model import View
from scripts.contract import written
from tests.toys import toy_deck, toy_map


def values(**more):
    return values_message(toy_map.MEASURE, toy_map.estimates(), toy_map.records(), **more)


def test_javascript_has_the_types_and_shapes_that_python_has():
    for path, text in written().items():
        assert path.read_text(encoding="utf-8") == text, "run python -m scripts.contract"


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (lambda: values(), ValuesMessage),
        (lambda: values(carried={("east", 2006): [(date(2005, 6, 1), 2005)]}), ValuesMessage),
        (lambda: strings_message(), StringsMessage),
        (lambda: view_message(View(year=2010)), ViewMessage),
        (lambda: link_message(["year", "as_of"]), LinkMessage),
        (lambda: toy_deck.deck(), DeckMessage),
        (lambda: present_message(2, 1), PresentMessage),
    ],
)
def test_every_message_keeps_it(made, kind):
    assert fault_of(json.loads(json.dumps(made())), kind) == ""


def test_the_document_keeps_it():
    map = map_document(toy_map.layers(), title="Toy", values=values(), view=view_message(View()))
    (slider,) = (child for child in map._children.values() if hasattr(child, "held"))
    held = json.loads(json.dumps(slider.held))
    assert fault_of(held, DocumentConfig) == ""
    assert json.loads(slider.config) == coded_config(held)


def test_no_word_of_the_map_is_missing_or_too_many():
    said = map_strings()
    assert fault_of(said, Strings) == ""
    assert set(said) == set(Strings.__annotations__)


@pytest.mark.parametrize(
    ("damage", "path"),
    [
        (lambda m: m.pop("days"), "days"),
        (lambda m: m.update(type="view"), "type"),
        (lambda m: m.update(years="2010"), "years"),
        (lambda m: m["years"].append("2010"), "years.4"),
        (lambda m: m["claims"][0].update(speaker=1.5), "claims.0.speaker"),
        (lambda m: m["places"]["east"].update(years=[]), "places.east.years"),
        (
            lambda m: m["places"]["peru"]["years"]["2010"][0].update(contested=1),
            "places.peru.years.2010.0.contested",
        ),
        (lambda m: m.update(since=True), "since"),
    ],
)
def test_the_first_field_of_the_wrong_shape_is_named(damage, path):
    message = copy.deepcopy(values())
    damage(message)
    assert fault_of(message, ValuesMessage) == path


def test_what_may_be_missing_may_and_more_is_no_fault():
    report = {"year": 2010, "as_of": None, "place": "peru", "extent": "peru"}
    assert fault_of(report, SeenReport) == ""
    assert fault_of(report | {"more": 1}, SeenReport) == ""
    assert fault_of(report | {"serial": "x"}, SeenReport) == "serial"
    assert fault_of([report], SeenReport) == "message"
