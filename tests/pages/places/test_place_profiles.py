"""Profiles worked out by hand: a zone, a department, an older series, a corridor, a destination."""

from __future__ import annotations

import csv
import re
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.catalog import load_places
from geo.statements import documents
from tests.support.profiles import NOT_KNOWN, WAYS, html, plain, profile, row, section

ROOT = Path(__file__).parents[3]


class TestVraem:
    @pytest.fixture(scope="class")
    @classmethod
    def app(cls) -> AppTest:
        return profile("vraem")

    def test_the_newest_and_the_earliest_figure_and_what_lies_between(self, app: AppTest) -> None:
        text = row(app, "Coca cultivation")
        assert "36,345 ha 2024 · DEVIDA" in text
        # 38,253 ha the year before: 1,908 less are 4.99 %; 24,111 ha in 2018, DEVIDA's first: 50.7 % more
        assert "5 % less than in 2023" in text
        assert "51 % more than in 2018" in text
        # The figure of 2012 is worked out by the atlas: another series
        assert "2012: A gap between two estimates is not growth" in text
        assert "about 19,966 ha 2012" in text

    def test_every_figure_leads_to_its_evidence(self, app: AppTest) -> None:
        figures = " ".join(re.findall(r'<table class="figures">.*?</table>', html(app), re.S))
        links = re.findall(r'class="number" href="([^"]*)"', figures)
        assert len(links) >= 9  # a measure each, some with an earliest value of their own
        assert all("statement=" in unescape(link) for link in links)
        assert "statement=s-coca-vraem-2024-devida" in unescape(links[0])

    def test_a_range_by_one_speaker_is_no_disagreement(self, app: AppTest) -> None:
        assert row(app, "Armed insurgents").startswith(
            "Armed insurgents 120 to 150 1 Mar 2017 to 30 May 2018 · M.L. date not given"
        )

    def test_where_it_stands_among_the_others(self, app: AppTest) -> None:
        text = html(app)
        trail = re.search(r'<nav class="trail".*?</nav>', text, re.S).group()
        assert plain(trail) == "World › South America › Peru"
        assert "place=peru" in trail
        assert "overlaps its member districts by 81 %" in text
        assert "Departments it covers (approx.): Junín , Ayacucho , Cusco" in plain(text)
        assert "Pichari" in plain(re.search(r'<details class="inside".*?</details>', text, re.S).group())

    def test_the_series_before_it_stands_apart(self, app: AppTest) -> None:
        text = plain(html(app))
        assert "Before it: VRAE (before the Mantaro was added)" in text
        assert "Coca cultivation for 2004–2005, 2008–2010" in text
        assert "An earlier, separate series: not comparable." in text

    def test_ways_and_how_they_have_to_do_with_it(self, app: AppTest) -> None:
        text = section(app, WAYS)
        assert "VRAEM → Brazil begins here air · documented" in text
        assert "Bolivia → VRAEM ends here" in text
        assert "VRAEM → Palcazú valley begins here means of transport unknown · inferred" in text
        assert "no source says that the route does" in text

    def test_what_is_not_known(self, app: AppTest) -> None:
        text = section(app, NOT_KNOWN)
        assert "2012: Figures to 2010 are for the VRAE, before the Mantaro was added" in text
        assert "measures have figures for Peru and none for this place" in text
        assert "documents have no exact date" in text
        with (ROOT / "data/tables/statements.csv").open(encoding="utf-8", newline="") as file:
            rows = [r for r in csv.DictReader(file) if r["measure"] == "coca_cultivation"]
        zones = {p.id for p in load_places() if p.kind == "zone"}
        of_2024 = {
            r["place"]: float(r["value"])
            for r in rows
            if r["place"] in zones and r["series"] == "devida" and r["period_end"] == "2024-12-31"
        }
        total = f"The {len(of_2024)} places with a figure add up to {sum(of_2024.values()):,.0f} ha"
        assert total in text

    def test_the_lens_and_the_day_decide_and_are_said(self) -> None:
        early = profile("vraem", as_of="2013-12-31")
        text = plain(html(early))
        assert "published by 31 Dec 2013" in text
        assert "36,345" not in row(early, "Coca cultivation")
        assert "figures were published after this day and are not shown" in text
        assert profile("vraem", lens="highest").query_params["lens"] == "highest"


class TestLoreto:
    @pytest.fixture(scope="class")
    @classmethod
    def app(cls) -> AppTest:
        return profile("loreto")

    def test_three_speakers_of_2011_are_kept_apart(self, app: AppTest) -> None:
        claims = re.search(
            r'<details class="measure-claims" id="claims-coca_cultivation".*?</ul></details>', html(app), re.S
        )
        of_2011 = claims.group().split("<h3>2011 (period inferred)</h3>", 1)[1].split("<h3>")[0]
        text = plain(of_2011)
        for figure, speaker in (
            ("at most 3,000 ha", "Ricardo Soberón, DEVIDA"),
            ("at least 25,000 ha", "Jorge Angulo, Police of Peru (Dirandro)"),
            ("about 40,000 ha", "Yván Vásquez, Regional Government of Loreto"),
        ):
            assert f"{figure} {speaker}" in text

    def test_then_is_a_range_with_its_speakers_counted_and_no_change_is_given(self, app: AppTest) -> None:
        text = row(app, "Coca cultivation")
        assert "12,409 ha 2024 · DEVIDA" in text
        # 12,491 ha in 2023: 82 less, while two zones added hold 181 ha; 5,072 ha in 2018: 12,409 are 144.7 %
        # more, and in Bajo Amazonas, Contamana and Putumayo 11,203 ha are 120.8 % more than 5,073
        assert "2023: coverage changed: 2 zones added" in text
        assert "145 % more than in 2018, coverage changed: 5 zones added; in the same 3 zones 121" in text
        assert "2011: figures differ, not compared" in text
        assert "3,000 to 40,000 ha 2011 · figures differ, none is shown 3 sources disagree" in text
        assert "Coca cultivation: sources disagree for 2011" in section(app, NOT_KNOWN)
        assert section(app, NOT_KNOWN).count("Five zones were added") == 1
        assert "Coca cultivation, Coca per km², 2021: Five zones were added" in section(app, NOT_KNOWN)

    def test_in_mid_2012_nothing_else_was_known_but_what_the_press_had_said(self) -> None:
        app = profile("loreto", as_of="2012-06-30")
        text = row(app, "Coca cultivation")
        assert "3,000 to 40,000 ha 2011" in text
        assert "12,409" not in html(app)

    def test_a_part_of_a_year_and_what_is_no_level_are_labelled(self, app: AppTest) -> None:
        assert (
            "5,079 ha 1 Jan 2025 to 26 Nov 2025 · Ministry of the Interior of Peru part of the year only"
            in row(app, "Coca eradicated")
        )
        text = plain(html(app))
        assert "about 300 % more Police of Peru (Dirandro) Change" in text

    def test_zones_that_reach_into_it_and_ways_that_only_the_drawn_line_crosses(self, app: AppTest) -> None:
        zones = re.search(r"Zones that extend into it \(approx.\): ([^.]*)\.", plain(html(app))).group(1)
        assert {"Putumayo", "Bajo Amazonas", "Cotuhé"} <= {name.strip() for name in zones.split(",")}
        text = section(app, WAYS)
        assert "Caballococha → Brazil begins here river · documented" in text
        assert "Peru → Colombia the line on the map crosses it" in text

    @pytest.mark.seeds
    def test_the_sentence_stands_in_the_claim_where_the_document_is_here(self, app: AppTest) -> None:
        if "insight-crime-2011-loreto" not in documents():
            pytest.skip("insight-crime-2011-loreto is not here: set SEEDS_DIR to a folder that has it")
        assert re.search(r"<q>[^<]*<mark>[^<]*25,000[^<]*</mark>", html(app))


class TestUpperHuallaga:
    @pytest.fixture(scope="class")
    @classmethod
    def app(cls) -> AppTest:
        return profile("upper-huallaga")

    def test_figures_and_gap(self, app: AppTest) -> None:
        text = row(app, "Coca cultivation")
        # 4,302 ha in 2013: 2,747 less are 63.9 %; 9,509 ha in 2012: 7,954 less are 83.6 %
        assert "1,555 ha 2014" in text
        change, earlier = text.split("Earlier years")
        assert change.strip().endswith("64 % less than in 2013")
        assert "84 % less than in 2012" in earlier
        assert "2004: They count different things" in earlier
        assert "16,900 ha 2004" in text
        assert "Coca cultivation: no figure for 2006–2007, 2011." in section(app, NOT_KNOWN)

    def test_it_is_followed_by_the_huallaga_and_never_added_to_it(self, app: AppTest) -> None:
        text = html(app)
        assert "Followed by Huallaga ; it is drawn on that outline, which may differ." in plain(text)
        assert "An earlier, separate series: not comparable." in plain(text)
        assert re.search(r'href="[^"]*place=huallaga[&"]', unescape(text))


class TestCorridor:
    @pytest.fixture(scope="class")
    @classmethod
    def app(cls) -> AppTest:
        return profile("callao-mexico")

    def test_what_it_links_how_long_it_is_drawn_and_that_no_quantity_is_known(self, app: AppTest) -> None:
        text = plain(html(app))
        assert "Connects: Port of Callao , Mexico , Chimbote , Paita , North America ." in text
        # 3,680 + 3,322 + 2,809 + 1,639 km
        assert "4 stages drawn, some 12,000 km on the map in all" in text
        assert "No source gives a quantity for this route" in text
        assert '<table class="figures">' not in html(app)

    def test_its_stages_and_what_is_not_named(self, app: AppTest) -> None:
        text = section(app, "The route, stage by stage")
        assert "1. Paita → Mexico sea · documented · some 2,800 km on the map" in text
        missing = section(app, NOT_KNOWN)
        assert "Stage 1, Port of Callao to Mexico: no end named." in missing
        assert (
            "Stage 2, Mexico to North America: no start named, no end named, means of transport unknown."
            in missing
        )

    def test_before_its_source_came_out_it_had_no_stages(self) -> None:
        text = html(profile("callao-mexico", as_of="2016-12-31"))
        assert "The route, stage by stage" not in text

    def test_quantities_about_a_way_are_counted_and_shown(self) -> None:
        app = profile("vraem-air-bridge")
        assert "There are 3 figures for it." in plain(html(app))
        assert "Drug flights a day" in plain(html(app))


class TestShares:
    def test_europe_is_a_share_of_exports_and_of_no_market(self) -> None:
        text = section(profile("europe"), "Shares by destination")
        assert "Peru Europe 79 % UNODC; World-Wide Cocaine Business 2017–18" in text
        assert "Shares of what leaves the country, not of any market" in text
        assert "Share of what the destination uses" not in text

    def test_peru_lists_all_destinations_and_keeps_the_market_apart(self) -> None:
        text = section(profile("peru"), "Shares by destination")
        # 79 + 9 + 5 + 4
        assert "Together 97 %; the source does not give the rest." in text
        exports, market = text.split("Together 97 %")
        assert "United States" not in exports
        assert "Peru United States at least 5 %" in market
        assert "Share of what the destination consumes, not of what leaves the country" in market


def test_what_is_printed_says_what_is_no_level_and_repeats_no_name() -> None:
    compact = plain(html(profile("loreto")).split('<div class="compact">', 1)[1])
    assert "DEVIDA: 2024 12,409 ha (monitoring of 2024); 2023 12,491 ha" in compact
    assert "Police of Peru (Dirandro) [change]: 2005–2011 about 300 % more" in compact
    assert "[amount" not in compact


def test_a_place_with_much_to_say_leads_with_a_sentence_and_five_figures() -> None:
    text = html(profile("peru"))
    assert "DEVIDA counted 89,755 ha of coca" in plain(text).split("Newest and earliest figures")[0]
    first, *others = re.findall(r'<table class="figures">.*?</table>', text, re.S)
    assert first.count("<tr>") - 1 == 5
    assert "Coca cultivation" in first
    folded = [plain(s) for s in re.findall(r'<details class="folded"><summary>.*?</summary>', text)]
    assert len(folded) == len(others)
    assert any(name.startswith("Control and seizures") for name in folded)


def test_a_target_is_labelled_as_none_of_the_outcomes() -> None:
    assert "Target, not an outcome" in html(profile("peru"))


def test_a_floor_makes_no_change() -> None:
    # "more than 165 t" in 2024
    text = row(profile("peru"), "All drugs seized")
    assert "at least 165 t" in text
    assert "%" not in text


def test_a_zone_taken_up_later_says_since_when() -> None:
    text = section(profile("cotuhe"), NOT_KNOWN)
    assert "Monitored since 2024 only" in text
    assert "The extent of this zone is not published" in text


def test_a_place_without_shape_or_figure_says_so() -> None:
    text = plain(html(profile("andean-highlands")))
    assert "The data hold no outline and no point of this place" in text
    assert "No source in the data gives a figure for this place itself. No data is not zero." in text
