"""Scenes that are charts or one number: read, written back, checked, drawn from the same data everywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from geo.atlas import Atlas
from geo.briefing import check_briefing, scene_chart, scene_number, scenes_message, to_yaml
from geo.briefing.draft import scene_of
from geo.briefing.figures import offered_by
from geo.briefing.reading import parse
from geo.briefing.references import fill
from geo.errors import BriefingError, ViewError
from geo.language import in_language
from geo.model import View
from geo.views.charts import chart_of
from tests.toys.toy_briefing import ATLAS, TOY, toy

CHART = TOY.replace("  - id: vale\n", "  - id: vale\n    kind: chart\n    chart: claims\n")
NUMBER = TOY.replace("  - id: vale\n", "  - id: vale\n    kind: number\n    number: 't-01'\n")


class TestFile:
    def test_a_file_without_the_new_keys_reads_as_a_map(self):
        scene = toy().scenes[0]
        assert (scene.kind, scene.chart, scene.number, scene.mapped) == ("map", "", "", True)
        assert (toy().author, toy().date) == ("", None)

    def test_what_is_written_is_read_back(self):
        text = CHART.replace("scenes:", "author: Ada Ruiz\ndate: 2026-11-30\nscenes:")
        briefing = toy(text)
        assert (briefing.author, briefing.date) == ("Ada Ruiz", date(2026, 11, 30))
        again = parse(to_yaml(briefing).encode(), name="toy")
        assert replace(again, revision="") == replace(briefing, revision="")
        assert "kind: map" not in to_yaml(toy())

    def test_the_number_counts_among_the_figures_shown(self):
        briefing = toy(NUMBER.replace("'t-01'", "'{t-02}'"))
        assert briefing.scenes[0].number == "t-02"
        assert briefing.scenes[0].statements[0] == "t-02"
        assert toy(to_yaml(briefing)).scenes == briefing.scenes

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            (
                CHART.replace("kind: chart", "kind: film"),
                "kind: “film”; expected one of map, chart, map-and-",
            ),
            (CHART.replace("chart: claims", "chart: pie"), "chart: “pie”; expected one of lines, claims"),
            (
                CHART.replace("kind: chart\n", "kind: map\n"),
                "chart: only a scene of kind chart, map-and-chart",
            ),
            (NUMBER.replace("    number: 't-01'\n", ""), "number: expected the reference of a figure"),
            (
                NUMBER.replace("'t-01'", "'half:t-01'"),
                "number: “half:t-01” between braces is not a reference",
            ),
            (TOY.replace("scenes:", "date: soon\nscenes:"), "date: “soon”; expected a day"),
            (TOY.replace("scenes:", "author: [a]\nscenes:"), "author: expected a text"),
        ],
    )
    def test_what_is_wrong_is_named(self, text: str, told: str):
        with pytest.raises(BriefingError, match=told):
            toy(text)


class TestMessage:
    def test_a_fault_stays_in_its_scene(self):
        two = TOY + TOY.partition("scenes:\n")[2].replace("id: vale", "id: other").replace("{t-03}", "{t-99}")
        whole, faulty = scenes_message(toy(two), ATLAS)["scenes"]
        assert whole["faults"] == []
        assert whole["text"]
        assert "there is no figure “t-99”" in faulty["faults"][0]
        assert (faulty["text"], faulty["title"]) == ([], "The Vale")
        assert faulty["view"]["place"] == "vale"

    @pytest.mark.parametrize("text", [TOY, CHART], ids=["map", "chart"])
    def test_a_scene_whose_measure_is_gone_shows_no_other(self, text: str):
        scene = scenes_message(toy(text.replace("measure=crop", "measure=bushes")), ATLAS)["scenes"][0]
        assert (scene["kind"], scene["chart"], scene["number"]) == ("number", None, None)
        assert scene["faults"] == ["This scene cannot be shown: there is no measure “bushes” any more."]
        assert scene["text"]
        faulty = text.replace("measure=crop", "measure=bushes").replace("{t-", "{no-such-", 1)
        assert len(scenes_message(toy(faulty), ATLAS)["scenes"][0]["faults"]) == 2  # each is said

    def test_what_an_earlier_version_left_to_be_written_is_never_shown(self):
        text = "      en: 'Pepper: write the text of the scene here.'\n"
        start, _text, end = TOY.partition("    text:\n")
        briefing = toy(start + "    text:\n" + text + "    places:" + end.partition("    places:")[2])
        assert scenes_message(briefing, ATLAS)["scenes"][0]["text"] == []

    def test_a_chart_and_a_number_are_sent(self):
        chart = scenes_message(toy(CHART), ATLAS)["scenes"][0]["chart"]
        assert [row["label"] for row in chart["rows"]] == [
            "Teo Marsh",
            "Ilse Brandt",
            "Tavaria Watch",
            "U. S. Olm",
        ]
        number = scenes_message(toy(NUMBER), ATLAS)["scenes"][0]["number"]
        assert number["figure"] == "at least 25,000\u00a0ha"
        assert number["about"] == "Pepper, The Vale, 2011"

    def test_a_chart_of_nothing_is_a_fault_that_says_what_to_do(self):
        briefing = toy(
            CHART.replace("year=2011&place=vale", "year=2012&place=sudra").replace(
                "places: [vale]", "places: []"
            )
        )
        (line,) = check_briefing(briefing, ATLAS)
        assert "there is no figure for 2012 here; choose another year or place" in line


class TestShippedData:
    def test_monitors_are_lines_of_their_own_with_the_breaks_between(self, atlas: Atlas):
        chart = chart_of("lines", View(place="peru"), atlas, years=(2012, 2024))
        named = {series.name: series for series in chart.series}
        assert [p.at for p in named["UNODC monitoring"].points] == [*range(2012, 2018)]
        assert [p.low for p in named["DEVIDA monitoring"].points][-1] == 89755
        assert [len(run) for run in named["DEVIDA monitoring"].runs()] == [7]
        assert [found.year for found in chart.breaks] == [2018, 2021, 2022, 2023, 2024]

    def test_nothing_is_drawn_across_a_year_without_a_figure(self, atlas: Atlas):
        chart = chart_of("lines", View(place="vraem"), atlas)
        older = [s for s in chart.series if s.name.startswith("VRAE (before")]
        ends = [(run[0].at, run[-1].at) for series in older for run in series.runs()]
        assert (2004, 2005) in ends
        assert not any(first < 2006 < last or first < 2007 < last for first, last in ends)

    def test_each_source_has_one_row_and_the_cited_figure(self, atlas: Atlas):
        view = View(level="country", year=2012)
        cited = ["s-coca-colombia-2012-unodc-colombia"]
        chart = chart_of("claims", view, atlas, places=("peru", "colombia"), cited=cited)
        shown = [
            (row.group, point.low) for row, point in zip(chart.rows, chart.series[0].points, strict=True)
        ]
        assert shown == [("Peru", 60400), ("Peru", 50500), ("Colombia", 78000), ("Colombia", 48000)]

    def test_bars_keep_what_is_highlighted_and_count_the_rest(self, atlas: Atlas):
        chart = chart_of("bars", View(year=2024), atlas, places=("camanti",))
        assert [row.label for row in chart.rows][:2] == ["VRAEM", "Inambari-Tambopata"]
        assert [row.label for row in chart.rows if row.lit] == ["Camanti"]
        assert len(chart.rows) == 14
        assert chart.cautions[0] == "10 smaller places are not drawn."
        assert chart.cautions[-1].startswith("2024: Three zones were added")

    def test_two_years_give_a_change_or_the_reason_why_not(self, atlas: Atlas):
        chart = chart_of("years", View(year=2024), atlas, years=(2020, 2024))
        notes = {row.label: row.note for row in chart.rows}
        assert notes["VRAEM"] == "+8,351\u00a0ha (+30\u00a0%)"
        assert "Monitored since 2021" in notes["Bajo Ucayali"]
        assert [series.name for series in chart.series] == ["2020", "2024"]

    def test_totals_since_a_year_are_bars(self, atlas: Atlas):
        view = View(measure="coca_eradication", level="country", year=2024, since=2020)
        chart = chart_of("bars", view, atlas)
        (row,) = [at for at, row in enumerate(chart.rows) if row.label == "Peru"]
        assert len(chart.series[0].points[row].statements) > 1

    def test_a_chart_without_figures_is_refused(self, atlas: Atlas):
        with pytest.raises(ViewError, match="a line needs figures of two years; Cotuhé"):
            chart_of("lines", View(place="cotuhe"), atlas)

    def test_a_share_is_one_number_in_both_languages(self, atlas: Atlas):
        share = (
            "share:s-gold-loss-spa-mining-corridor-2021-2022-maap,"
            "s-gold-loss-southern-peruvian-amazon-2021-2022-maap"
        )
        scene = replace(toy().scenes[0], kind="number", number=share, places=())
        found = scene_number(scene, atlas)
        assert found is not None
        assert found.figure == "77\u00a0%"
        assert found.who.startswith("our calculation, from figures of MAAP")
        with in_language("es"):
            told = scene_number(scene, atlas)
        assert told is not None
        assert told.who.startswith("cálculo propio")
        assert scene_chart(scene, atlas) is None


def test_scenes_of_one_view_have_findings_of_their_own(atlas: Atlas) -> None:
    taken: list[str] = []
    for face in ("map", "chart", "map"):
        made = scene_of(
            View(measure="coca_cultivation", level="zone", year=2024, face=face), atlas, taken=taken
        )
        taken.append(made.title["en"])
    assert [fill(title, atlas).replace("\u00a0", " ") for title in taken] == [
        "Coca cultivation in Peru fell to 89,755 ha in 2024",
        "Coca cultivation in Peru since 2002: 89,755 ha in 2024",
        "Coca cultivation, 2024: highest in the VRAEM, 36,345 ha",
    ]


def test_a_figure_read_in_two_documents_is_offered_once(atlas: Atlas) -> None:
    scene = scene_of(View(measure="coca_cultivation", level="zone", year=2024), atlas)
    shown = [(found.words, found.about) for found in offered_by(scene, atlas)]
    assert len(shown) == len(set(shown)) > 5
    assert shown[0][0] == "89,755\u00a0ha"  # the first stays first


@pytest.mark.parametrize("place", ["pichis-palcazu-pachitea", "callao-mexico"])
def test_a_scene_of_another_place_or_a_route_has_no_title_of_the_largest(place: str, atlas: Atlas) -> None:
    view = View(measure="coca_cultivation", level="zone", year=2024, place=place)
    first = scene_of(view, atlas)
    assert scene_of(view, atlas, taken=[first.title["en"]]).title == first.title
