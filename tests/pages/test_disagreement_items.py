"""One item of the Disagreements page, what goes together in it, and what a choice lists."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from urllib.parse import parse_qs, urlsplit

from hypothesis import given, settings
from hypothesis import strategies as st

from geo.estimates import AGREES, BETWEEN, DIFFERS, ROUNDING, find_disagreements
from geo.ui.claims.strips import together
from geo.ui.disagreements.groups import ALL, Choice, asked_for, from_params, to_params
from geo.ui.disagreements.item import counted, item, map_view, spread_words
from geo.ui.frame.atlas import Atlas, load_atlas
from geo.views.disputes import Group, grouped
from tests.toys import toy_map
from tests.toys.toy_atlas import toy_atlas

HREF = re.compile(r'<a href="([^"]*)"')


def toy_found(atlas: Atlas) -> list:
    return find_disagreements(atlas.statements.values(), atlas, agreeing=True)


def of(atlas: Atlas, place: str) -> Group:
    found = [d for d in toy_found(atlas) if d.place == place]
    return grouped(found, atlas)[0]


TAVARIA = (toy_atlas(), of(toy_atlas(), "tavaria").greatest)
"""The toy atlas and its foreign estimate beside the office's, for many examples."""


class TestItem:
    def test_a_spread_below_twice_is_said_in_per_cent(self):
        d = of(toy_atlas(), "tavaria").greatest
        # 61,200 / 49,500 = 1.236
        assert spread_words(d).replace("\xa0", " ") == (
            "49,500 to 61,200 ha: the highest is 24 % above the lowest"
        )

    def test_a_spread_from_zero_and_one_of_ranks_have_no_ratio(self):
        d = of(toy_atlas(), "tavaria").greatest
        from_zero = replace(d, low=0.0)
        assert spread_words(from_zero).replace("\xa0", " ") == "0 to 61,200 ha"
        assert spread_words(replace(d, unit="rank", low=1.0, high=2.0)) == "no. 1 to 2"

    def test_every_text_of_the_data_is_escaped(self):
        atlas = toy_atlas()
        evil = "<script>alert('x')</script>"
        spoken = replace(atlas.statements["t-01"], attributed_to=evil, institution=evil, note=evil)
        hostile = replace(atlas, statements=atlas.statements | {"t-01": spoken})
        html = item(of(hostile, "vale"), hostile, opened=True)
        assert "<script" not in html
        assert "&lt;script&gt;" in html

    def test_what_may_not_share_the_axis_stands_beside_it_with_the_reason(self):
        atlas = toy_atlas()
        group = of(atlas, "vale")
        d = replace(group.greatest, beside=("t-09",))
        html = item(Group((d,), d), atlas, opened=False)
        apart = html.split("Other figures, not on the same axis", 1)[1]
        assert "t-09" in apart
        assert re.search(r'<p class="note">[^<]{20,}</p>', apart)
        assert "strip" not in apart

    def test_years_taken_together_count_speakers_and_documents_once(self):
        atlas = toy_atlas()
        d = of(atlas, "tavaria").greatest
        group = Group((d, replace(d, id="next", first_year=2012, last_year=2012)), d)
        # Two speakers in two documents, whichever year they are in; two figures a year.
        assert counted(group, atlas) == "2 sources · 2 documents · 4 different figures"

    def test_several_claims_stand_on_one_strip(self):
        claims = [toy_map.statement(str(v), "west", 2011, v, "paper") for v in (30.0, 120.0)]
        html = together(claims, 120.0)
        assert html.count('class="strip') == 1
        assert re.findall(r"left:([\d.]+)%", html) == ["25.0", "100.0"]

    def test_each_figure_of_the_arithmetic_is_linked_where_it_is_first_used(self):
        atlas = toy_atlas()
        html = item(of(atlas, "tavaria"), atlas, opened=False).split('class="arithmetic"', 1)[1]
        # 61,200 − 49,500 = 11,700
        assert "61,200\xa0ha − 49,500\xa0ha = 11,700\xa0ha" in html
        for id in ("t-07", "t-08"):
            assert len(re.findall(rf'<a href="sources\?[^"]*statement={id}[^"]*"', html)) == 1

    def test_links_lead_to_its_own_page_the_map_the_profile_and_its_other_years(self):
        atlas = load_atlas()
        d = next(d for d in find_disagreements(atlas.statements.values(), atlas) if d.place == "loreto")
        html = unescape(item(Group((d,), d), atlas, opened=False)).split('class="go"', 1)[1]
        links = [urlsplit(link) for link in HREF.findall(html)]
        alone, on_map, profile, _definition, years = (parse_qs(link.query) for link in links)
        assert (on_map["level"], on_map["year"], on_map["place"]) == (["department"], ["2011"], ["loreto"])
        assert profile["place"] == ["loreto"]
        assert (links[3].path, links[3].fragment) == ("methods", "coca_cultivation")
        asked = [from_params({n: v[0] for n, v in link.items()}, atlas) for link in (alone, years)]
        assert asked == [
            (Choice(dispute="contested-coca_cultivation-loreto-2011"), []),
            (Choice(measures="coca_cultivation", about="loreto"), []),
        ]

    def test_the_map_opens_at_the_level_of_the_place(self):
        atlas = load_atlas()
        found = find_disagreements(atlas.statements.values(), atlas)
        views = {d.place: map_view(d, atlas) for d in found}
        assert (views["loreto"].level, views["loreto"].year, views["loreto"].place) == (
            "department", 2011, "loreto",
        )  # fmt: skip
        assert (views["colombia"].level, views["colombia"].extent) == ("country", "andes")
        assert views["vraem"].level == "zone"


class TestGroups:
    @settings(deadline=None)
    @given(st.sets(st.integers(2000, 2030), min_size=1), st.randoms(use_true_random=False))
    def test_every_disagreement_is_in_one_group_without_a_gap_ranked_by_its_greatest(self, years, chance):
        atlas, d = TAVARIA
        found = [replace(d, id=str(y), first_year=y, last_year=y) for y in years]
        chance.shuffle(found)  # as if ranked so
        groups = grouped(found, atlas)
        assert sorted(int(m.id) for g in groups for m in g.members) == sorted(years)
        for group in groups:
            first, last = group.years
            assert last - first + 1 == len(group.members)
            assert not {first - 1, last + 1} & years
            assert group.greatest.id == min((m.id for m in group.members), key=[f.id for f in found].index)
        order = [[f.id for f in found].index(g.greatest.id) for g in groups]
        assert order == sorted(order)

    def test_other_speakers_verdicts_or_places_stay_apart(self):
        atlas = toy_atlas()
        d = of(atlas, "tavaria").greatest
        later = replace(d, id="later", first_year=2012, last_year=2012)
        others = (
            replace(later, claims=d.claims[:1]),
            replace(later, place="vale"),
            replace(later, verdict=ROUNDING),
        )
        assert len(grouped([d, later], atlas)) == 1
        for other in others:
            assert len(grouped([d, other], atlas)) == 2

    def test_filters_hold_for_years_that_touch(self):
        atlas = toy_atlas()
        d = replace(of(atlas, "tavaria").greatest, first_year=2008, last_year=2010)
        assert d.kind == BETWEEN
        assert d.verdict == DIFFERS
        assert asked_for([d], Choice(first=2010)) == [d]
        assert asked_for([d], Choice(last=2008)) == [d]
        assert asked_for([d], Choice(first=2011)) == []
        assert asked_for([d], Choice(last=2007)) == []
        assert asked_for([replace(d, verdict=AGREES)], ALL) == []
        assert len(asked_for([replace(d, verdict=ROUNDING)], Choice(agreeing=True))) == 1

    @settings(deadline=None)
    @given(
        st.builds(
            Choice,
            kind=st.sampled_from(["", "between", "within", "computed"]),
            measures=st.sampled_from(["", "crop"]),
            about=st.sampled_from(["", "vale"]),
            first=st.sampled_from([None, 2011]),
            last=st.sampled_from([None, 2012]),
            agreeing=st.booleans(),
        )
    )
    def test_a_choice_survives_its_address(self, choice):
        assert from_params(to_params(choice), TAVARIA[0]) == (choice, [])

    def test_years_that_end_before_they_begin_are_reported(self):
        choice, problems = from_params({"first": "2012", "last": "2011"}, toy_atlas())
        assert choice == ALL
        assert "2012" in problems[0]
