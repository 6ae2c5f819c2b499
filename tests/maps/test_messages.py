"""What the page sends to the map."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import date

import pytest

from geo.errors import ArgumentError
from geo.language import use
from geo.maps import map_strings, strings_message, values_message, view_message
from geo.model import View
from geo.model.statement import FLAGS
from geo.ui.map_frame.channel import ChannelState, read_state
from geo.wording.claim import published
from geo.wording.estimate import agreement_words
from geo.wording.kinds import flag_words
from tests.toys import toy_map

NBSP = "\u00a0"


def message(estimates=None, **more):
    changed = {name: more.pop(name) for name in ("sources", "places") if name in more}
    records = toy_map.records(**changed)
    return values_message(toy_map.MEASURE, estimates or toy_map.estimates(), records, **more)


def step(found, place, year, number=-1):
    return found["places"][place]["years"][str(year)][number]


def test_years_days_and_ticks_are_those_with_claims():
    found = message()
    assert found["years"] == [2004, 2005, 2010, 2011]
    assert found["days"] == ["2005-06-01", "2011-06-01", "2021-06-01", "2022-03-01"]
    assert found["day_labels"][1] == "1 Jun 2011"
    assert found["ticks"]["zone"] == [
        {"year": 2004, "day": 0},
        {"year": 2005, "day": 0},
        {"year": 2010, "day": 1},
        {"year": 2011, "day": 1},
    ]
    assert found["ticks"]["country"] == [{"year": 2010, "day": 1}, {"year": 2011, "day": 1}]
    assert "department" not in found["ticks"]


def test_a_year_without_a_claim_has_no_entry():
    assert "2010" not in message()["places"]["west"]["years"]
    assert "north-dept" not in message()["places"]


def test_a_step_says_value_who_and_how_sure():
    found = message()
    row = step(found, "vraem", 2011)
    assert row["headline"] == 20900
    assert row["value"] == f"20,900{NBSP}ha"
    assert found["texts"][row["who"]] == "Toy monitor, in Short s2010"
    assert found["texts"][row["note"]] == "1 source, 1 document"
    assert row["contested"] is False


def test_each_publication_that_adds_a_claim_is_a_step():
    found = message()
    before, after = found["places"]["west"]["years"]["2011"]
    assert (before["day"], after["day"]) == (2, 3)
    assert (len(before["claims"]), len(after["claims"])) == (1, 2)
    assert after["headline"] is None
    assert after["value"] == f"3,000 to 9,000{NBSP}ha"
    assert after["contested"] is True
    assert after["mark"] == "≠ 2"
    assert after["words"] == f"3,000 to 9,000{NBSP}ha (figures differ, none is shown)"
    assert after["aside"] == "figures differ, none is shown"


def test_claims_keep_bound_speaker_source_and_reading_and_stand_once():
    found = message()
    row = step(found, "west", 2011)
    claims = [found["claims"][i] for i in row["claims"]]
    assert sorted(c["value"] for c in claims) == [f"at least 3,000{NBSP}ha", f"at most 9,000{NBSP}ha"]
    first = next(c for c in claims if c["value"].startswith("at least"))
    words = [found["texts"][first[name]] for name in ("speaker", "source", "published", "reading")]
    assert words == ["A. Speaker", "Short paper", "1 Mar 2022", "from the document"]
    assert len(found["claims"]) == len(toy_map.statements())
    assert {c["statement"] for c in found["claims"]} == set(
        toy_map.statements()
    )  # by which evidence is found


def test_the_headlines_own_claim_comes_first():
    found = message()
    row = step(found, "peru", 2011)
    assert found["claims"][row["claims"][0]]["value"] == f"62,000{NBSP}ha"


def test_claims_of_another_definition_stand_behind_those_that_share_an_axis():
    statements = toy_map.statements()
    assert step(message(), "peru", 2011)["alike"] == 2
    other = replace(statements["b3"], definition="planted")
    found = message([replace(toy_map.estimates()[-1], claims=(statements["b2"], other))])
    row = step(found, "peru", 2011)
    assert row["alike"] == 1
    assert [found["claims"][i]["value"] for i in row["claims"]] == [f"62,000{NBSP}ha", f"49,000{NBSP}ha"]


def test_where_no_claim_is_put_forward_one_that_is_contradicted_leads_the_axis():
    statements = toy_map.statements()
    planted = replace(statements["a8"], bound="exact", definition="planted")
    first = replace(statements["a9"], bound="exact")
    second = replace(first, id="c1", value=4000.0)
    found = message([replace(toy_map.estimates()[8], claims=(planted, first, second))])
    row = step(found, "west", 2011)
    assert row["alike"] == 2
    assert found["claims"][row["claims"][-1]]["value"] == f"3,000{NBSP}ha"


@pytest.mark.parametrize(
    ("low", "high", "band"),
    [
        (100.0, 100.0, 0),
        (91.0, 100.0, 0),
        (90.0, 100.0, 1),
        (51.0, 100.0, 1),
        (50.0, 100.0, 2),
        (0.0, 0.0, 0),
    ],
)
def test_the_spread_is_said_in_three_bands_of_the_highest_claim(low, high, band):
    estimate = replace(toy_map.estimates()[8], low=low, high=high)
    assert step(message([estimate]), "west", 2011)["spread"] == band
    assert step(message([estimate]), "west", 2011)["mark"] == "≠ 2"


def test_an_infinite_bound_is_an_open_side_not_a_number():
    open_ended = replace(toy_map.estimates()[0], high=float("inf"), headline=None, headline_claim=None)
    row = step(message([open_ended]), "vrae", 2004)
    assert row["high"] is None
    assert row["value"] == row["words"] == f"14,000{NBSP}ha"


def changes(found, place, year):
    return [
        found["texts"][row["text"]] for row in found["places"][place].get("changes", {}).get(str(year), [])
    ]


def test_a_year_says_how_it_differs_from_the_one_before():
    assert changes(message(), "peru", 2011) == ["1.6 % more than in 2010"]
    assert changes(message(), "peru", 2010) == []


def test_years_of_another_series_are_not_compared():
    estimates = toy_map.estimates()
    other = replace(toy_map.statements()["b2"], series="other")
    estimates[-2:] = (replace(estimate, headline_claim=other) for estimate in estimates[-2:])
    assert changes(message(estimates), "peru", 2011) == [
        "figure of another series in the year before: no comparison"
    ]


def test_part_years_are_not_compared():
    first, *others = toy_map.estimates()
    assert changes(message(), "vrae", 2005) != []
    part = replace(first, flags=frozenset({"part-year"}))
    found = message([part, *others])
    assert changes(found, "vrae", 2005) == ["part of a year or several years: no comparison"]
    assert found["texts"][step(found, "vrae", 2004)["flags"][0]] == "part of the year only"


def test_classes_are_fixed_over_all_years_and_given_ones_win():
    from geo.style import classify

    given = classify([1, 100])
    labels = message()["classes"]["zone"]["labels"]
    assert len(labels) > 1
    assert message(classes={"zone": given})["classes"]["zone"]["labels"] == given.labels() != labels


def test_spanish_names_and_dates():
    use("es")
    found = message()
    assert found["title"] == "Cultivo de prueba"
    assert found["places"]["east"]["name"] == "Zona Este"


def test_the_stamp_follows_the_content():
    assert message()["stamp"] == message()["stamp"]
    english = message()["stamp"]
    use("es")
    assert message()["stamp"] != english
    assert view_message(View(year=2004))["stamp"] != view_message(View(year=2005))["stamp"]


def test_other_measures_and_unknown_sources_are_refused():
    with pytest.raises(ArgumentError, match="estimates of other"):
        message([replace(toy_map.estimates()[0], measure="other")])
    ghost = replace(toy_map.statements()["a1"], source="ghost")
    with pytest.raises(KeyError, match="ghost"):
        message([replace(toy_map.estimates()[0], claims=(ghost,), headline_claim=ghost)])


def test_the_view_leaves_the_open_year_open_or_takes_the_one_given():
    assert view_message(View())["year"] is None
    assert view_message(View(), year=2024)["year"] == 2024
    assert view_message(View(year=2010), year=2024)["year"] == 2010


def test_the_view_names_its_day_in_words():
    found = view_message(View(as_of=date(2012, 6, 30)))
    assert (found["as_of"], found["as_of_label"]) == ("2012-06-30", "30 Jun 2012")


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_words_come_in_the_language_in_use(language):
    english = map_strings()
    use(language)
    found = strings_message()["strings"]
    assert found["language"] == language
    assert set(found) == set(english)


def test_every_flag_of_the_data_model_has_words():
    assert not set(flag_words(FLAGS)) & {f for f in FLAGS if "-" in f}


def test_one_speaker_cannot_disagree_with_nobody():
    one = replace(toy_map.estimates()[0], contested=True)
    assert agreement_words(one, compared=False) == "1 source, figures differ, 1 document"


def test_a_publication_window_is_shown_as_a_window():
    source = replace(toy_map.sources()["paper"], published_from=date(2022, 1, 1))
    assert published(source) == "between 1 Jan 2022 and 1 Mar 2022"


def test_a_lens_other_than_the_monitors_is_printed():
    assert message()["lens"] == ""
    assert message(lens="lowest")["lens"] == "lowest"
    assert message(lens="source:paper")["lens"] == "one document: Short paper"


def test_a_country_of_thirty_zones_over_25_years_stays_small():
    estimates = []
    registry = toy_map.Registry()
    registry.get = lambda id: replace(toy_map.Registry().get("east"), id=id, name=f"Zone with a name {id}")
    for place in range(51):
        for year in range(2000, 2025):
            id = f"c{place}-{year}"
            claim = toy_map.statement(id, str(place), year, 1000 + place * year, "s2020")
            one = replace(
                toy_map.estimates()[2], place=str(place), year=year, claims=(claim,), headline_claim=claim
            )
            estimates.append(one)
    text = json.dumps(message(estimates, places=registry), ensure_ascii=False)
    assert len(gzip.compress(text.encode())) < 60_000


@pytest.mark.parametrize(
    "seen",
    [
        None,
        "x",
        {},
        {"year": "2011", "place": "peru", "extent": "peru", "as_of": None},
        {"year": 2011, "place": "peru", "extent": "peru"},
        {"year": 2011, "place": 1, "extent": "peru", "as_of": None},
        {"year": True, "place": "peru", "extent": "peru", "as_of": None},
        {"year": 2011, "place": "peru", "extent": "peru", "as_of": "soon"},
    ],
)
def test_a_report_of_another_shape_is_no_report(seen):
    assert read_state(seen) == ChannelState()


def test_a_report_is_read():
    seen = {"year": 2011, "place": "east", "extent": "-80,-18,-68,0", "as_of": "2012-06-30", "serial": 7}
    assert read_state(seen) == ChannelState(2011, "2012-06-30", "east", "-80,-18,-68,0", 7)
    assert read_state(seen | {"level": "zone"}).level == "zone"
    assert read_state(seen | {"level": 3}) == ChannelState()
    assert read_state(seen | {"without": ["press"]}).without == ("press",)
    assert read_state(seen).without is None


class TestCarriedForward:
    def test_a_year_without_a_claim_names_the_year_that_stands_for_it_by_day(self):
        carried = {("east", 2006): [(date(2005, 6, 1), 2005), (date(2021, 6, 1), None)]}
        found = message(carried=carried)
        assert found["places"]["east"]["carried"] == {
            "2006": [
                {"day": 0, "year": 2005, "text": found["texts"].index("figure of 2005, 1 year old")},
                {"day": 2, "year": None, "text": found["texts"].index("")},
            ]
        }
        assert "carried" not in found["places"]["vraem"]

    def test_nothing_is_carried_unless_asked(self):
        assert all("carried" not in entry for entry in message()["places"].values())

    def test_a_place_that_nothing_is_known_of_gets_no_entry(self):
        found = message(carried={("north-dept", 2006): [(date(2005, 6, 1), 2005)]})
        assert "north-dept" not in found["places"]


def test_a_message_of_single_years_has_no_range():
    assert message()["since"] is None
