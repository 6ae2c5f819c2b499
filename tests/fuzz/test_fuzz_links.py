"""Whatever stands in a link, an option or a report of the map: a view, or sentences on what is wrong."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from urllib.parse import urlencode

from geo.cli.view_options import given_view, joined_extents, request_from
from geo.errors import GeoError
from geo.exports import request_from_link
from geo.links import VIEW_FIELDS, from_query, to_query, to_short_query
from geo.links.query import OF_PAGES, OF_THE_VIEW, given_twice, named_parts, not_understood, of_page, pairs_of
from geo.links.views import from_comparison_query
from geo.maps import contract
from geo.maps.contract.message_shapes import fault_of, shapes_of
from geo.model import View
from geo.ui.map_frame.channel import read_state
from tests.support.fuzz import Choices, any_json, changed_json, either, inputs, of_shape, several, some, texts
from tests.toys.toy_atlas import toy_atlas

ATLAS = toy_atlas()
LONGEST = 2_000
"""Characters of all sentences on one link: of what a reader gave, only the beginning is repeated."""
KNOWN = sorted(
    {*to_query(View()).values(), *ATLAS.measures, *ATLAS.place_ids, *ATLAS.outlines, "2012-06-30", ","}
)
NAMES = sorted({*OF_THE_VIEW, *(name for names in OF_PAGES.values() for name in names)})
values = texts(*KNOWN, most=5)
names = either(some(*NAMES), texts(*NAMES, "r_", most=3))


def query(choices: Choices) -> str:
    parts = {names(choices): values(choices) for _ in range(choices.below(9))}
    return urlencode(parts, errors="surrogatepass")


links = either(query, texts(*NAMES, *KNOWN, "=", "&", "?", "#"))


def check_view(view: View) -> None:
    """Look that a link of ``view`` is read back; what only the opening view names is none of the toy's."""
    measure = view.measure if view.measure in ATLAS.measures else next(iter(ATLAS.measures))
    known = replace(
        view, measure=measure, place=view.place if view.place in ATLAS.place_ids else ATLAS.place_ids[0]
    )
    assert from_query(to_query(known), ATLAS) == (known, [])
    assert from_query(to_short_query(known), ATLAS) == (known, [])


def check_refusal(error: GeoError) -> None:
    assert 0 < len(str(error)) < 10 * LONGEST


@inputs(500, links, some(*sorted(OF_PAGES)), size=200)
def test_any_link_is_a_view_and_sentences(link: str, page: str) -> None:
    pairs = pairs_of(link)
    query = named_parts(pairs)
    view, problems = from_query(query, ATLAS)
    check_view(view)
    _name, right, more = from_comparison_query(query, ATLAS, view)
    if right is not None:
        check_view(right)
    told = [*problems, *more, not_understood(query, of_page(page)), given_twice(pairs)]
    assert all(isinstance(sentence, str) and len(sentence) < LONGEST for sentence in told)


@inputs(500, links, size=200)
def test_any_link_is_a_file_asked_for_or_sentences(link: str) -> None:
    request, problems = request_from_link(link, ATLAS)
    check_view(request.view)
    assert all(len(sentence) < LONGEST for sentence in problems)


def options_of_a_view(choices: Choices) -> dict[str, str]:
    return {part.name: values(choices) for part in VIEW_FIELDS if choices.below(2)}


@inputs(500, options_of_a_view, either(values, some(None)), links, size=300)
def test_any_options_ask_for_a_file_or_are_refused(
    options: dict[str, str], years: str | None, link: str
) -> None:
    empty = dict.fromkeys([*(part.name for part in VIEW_FIELDS), "view", "made_from"])
    asked = argparse.Namespace(**empty | options | {"years": years, "all": False, "view": link})
    view, _faults = given_view(asked, View(), ATLAS)
    check_view(view)
    try:
        request = request_from(asked, ATLAS)
    except GeoError as error:
        check_refusal(error)
    else:
        check_view(request.view)


@inputs(500, several(either(values, some("--extent", "-82,-19,-68,1")), 6), size=160)
def test_no_word_of_a_command_is_lost_where_extents_are_joined(words: list[str]) -> None:
    assert "".join(joined_extents(words)).replace("--extent=", "--extent") == "".join(words).replace(
        "--extent=", "--extent"
    )


REPORT = {
    "year": 2012, "as_of": "2012-06-30", "place": "vraem", "extent": "peru", "level": "zone", "serial": 7,
    "face": "map", "without": ["estimated"],
}  # fmt: skip


@inputs(500, either(changed_json(REPORT), any_json, of_shape("SeenReport", shapes_of([contract.SeenReport]))))
def test_any_report_of_the_map_is_a_state_whose_parts_a_link_could_ask_for(seen: object) -> None:
    state = read_state(seen)
    assert isinstance(state.year, int | None)
    assert isinstance(state.place, str | None)
    assert 0 <= state.serial <= 2**53
    reported = {"year": str(state.year), "as_of": state.as_of or "latest", "extent": state.extent or ""}
    reported |= {"level": state.level, "face": state.face, "without": ",".join(state.without or ())}
    view, problems = from_query(reported, ATLAS)
    check_view(view)
    assert all(len(sentence) < LONGEST for sentence in problems)


SENT = (contract.ChangeMessage, contract.SceneMessage, contract.SceneReport, contract.SeenReport,
        contract.ViewMessage, contract.AlongMessage, contract.LinkMessage, contract.DeckMessage,
        contract.StringsMessage, contract.DocumentConfig)  # fmt: skip
MADE = {one: of_shape(one.__name__, shapes_of([one])) for one in SENT}


def sent_and_changed(choices: Choices) -> tuple[type, object, object]:
    kind = choices.one_of(SENT)
    made = MADE[kind](choices)
    return kind, made, changed_json(made)(choices)


@inputs(150, sent_and_changed, size=700)
def test_a_message_of_its_shape_has_no_fault_and_any_other_names_one_that_is_there(
    sent: tuple[type, object, object],
) -> None:
    kind, made, changed = sent
    assert fault_of(made, kind) == ""
    assert fault_of(json.loads(json.dumps(made)), kind) == ""
    fault = fault_of(changed, kind)
    assert isinstance(fault, str)
    if not isinstance(changed, dict):
        assert fault == "message"


@inputs(500, some(*SENT), any_json)
def test_anything_else_is_a_message_with_a_fault(kind: type, sent: object) -> None:
    assert isinstance(fault_of(sent, kind), str)
