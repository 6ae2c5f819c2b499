"""Briefings as YAML and their words: read strictly, written back the same, figures from statements alone."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.briefing import Briefing, Scene, check_briefing, read_briefing, renewed, to_yaml
from geo.briefing.reading import parse
from geo.briefing.references import bare_numbers, fill, paragraphs, statements_of
from geo.briefing.review import said_of
from geo.errors import BriefingError
from geo.language import in_language
from geo.model import Statement
from tests.toys.toy_briefing import ATLAS, TOY, VIEW, toy


def changed(one: Statement, **parts: object) -> dict[str, Statement]:
    """Return the toy's statements with one of them changed."""
    return ATLAS.statements | {one.id: replace(one, **parts)}


class TestReading:
    def test_a_scene_is_read_with_its_statements_in_order(self):
        scene = toy().scenes[0]
        assert (scene.id, scene.view, scene.places) == ("vale", VIEW, ("vale",))
        assert scene.statements == ("t-01", "t-03", "r-01")
        with in_language("es"):
            assert scene.words("title") == ("El Valle", "es")

    def test_a_whole_link_is_cut_to_its_query(self):
        assert toy(TOY.replace(VIEW, f"'http://localhost:8501/map?{VIEW}#x'")).scenes[0].view == VIEW

    def test_a_missing_language_falls_back_to_the_other(self):
        scene = Scene("a", VIEW, title={"es": "Uno"})
        assert scene.words("title") == ("Uno", "es")
        assert scene.words("notes") == ("", "en")

    @pytest.mark.parametrize(
        ("wrong", "right", "told"),
        [
            ("places:", "place:", r"toy\.yaml: scene 1.*, place: unknown.*did you mean places"),
            ("- id: vale", "- view2: x", r"scene 1, view2: unknown"),
            ("id: vale", "id: The Vale", r"scene 1, id: “The Vale”; expected lower-case"),
            ("    view: " + VIEW, "    years: 2012-2011", r"view: missing.*\n?.*"),
            (VIEW, "nothing", r"scene 1 \(vale\), view: expected a link"),
            ("title: {en: The Vale, es: El Valle}", "title: {en: 7}", r"title\.en: expected a text"),
            ("title: {en: The Vale, es: El Valle}", "title: {fr: x}", r"title, fr|fr: unknown"),
            ("title: {en: The Vale, es: El Valle}", "title: {en: ' '}", r"title\.en: empty"),
            ("{who:t-03}", "{whom:t-03}", r"text\.en: “whom:t-03” between braces is not a reference"),
            ("{t-03}", "{t-03", r"text\.en: a brace is missing"),
            ("[vale]", "vale", r"places: expected a list of ids"),
            ("title: {en: The Vale, es: El Valle}", "title: {}", r"title: empty; expected words in en, es"),
            ("[r-01]", "{t-01: [x]}", r"statements: expected ids"),
            ("scenes:", "scenes: 3\nothers:", r"scenes: expected a list"),
        ],
    )
    def test_each_fault_is_named_with_its_place(self, wrong, right, told):
        with pytest.raises(BriefingError) as refused:
            toy(TOY.replace(wrong, right))
        assert re.search(told, str(refused.value)), str(refused.value)

    def test_years_run_forward(self):
        with pytest.raises(BriefingError, match="years: expected two years such as 2012-2024"):
            toy(TOY + "    years: 2024-2012\n")
        assert toy(TOY + "    years: 2011-2012\n").scenes[0].years == (2011, 2012)

    def test_an_id_stands_once(self):
        scene = TOY[TOY.index("  - id") :]
        with pytest.raises(BriefingError, match=r"scene 2 \(vale\), id: “vale” appears twice"):
            toy(TOY + scene)

    def test_a_key_stands_once(self):
        with pytest.raises(BriefingError, match="line 5: the key “view” appears twice"):
            toy(TOY.replace(f"    view: {VIEW}\n", f"    view: {VIEW}\n" * 2))

    @pytest.mark.parametrize(
        "content",
        [
            b"a: &a [1]\nb: *a",
            b"\xff\xfe\x00",
            b"a: [",
            b"[" * 5000,
            b"!!python/object:os.system {}",
            b"x: \x00",
        ],
    )
    def test_what_is_no_plain_yaml_is_refused(self, content):
        with pytest.raises(BriefingError, match="expected YAML"):
            parse(content, name="toy")

    def test_a_file_too_large_is_refused_unread(self):
        with pytest.raises(BriefingError, match="larger than 1000 kB"):
            parse(b"#" * 1_000_001, name="toy")

    def test_a_missing_file_is_named(self, tmp_path):
        with pytest.raises(BriefingError, match=r"none\.yaml cannot be read"):
            read_briefing(tmp_path / "none.yaml")


WORDS = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="{}"), min_size=1, max_size=60
).filter(lambda text: text.strip())
BY_LANGUAGE = st.dictionaries(st.sampled_from(["en", "es"]), WORDS.map(str.strip), min_size=1)
IDS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
SCENES = st.builds(
    Scene,
    id=IDS,
    view=st.just(VIEW),
    years=st.none() | st.tuples(st.integers(1900, 1999), st.integers(2000, 2100)),
    title=BY_LANGUAGE,
    text=BY_LANGUAGE,
    notes=st.just({}) | BY_LANGUAGE,
    places=st.lists(IDS, max_size=3, unique=True).map(tuple),
    corridors=st.lists(IDS, max_size=3, unique=True).map(tuple),
)


@given(
    title=BY_LANGUAGE,
    scenes=st.lists(SCENES, max_size=3, unique_by=lambda s: s.id).map(tuple),
    said=st.dictionaries(IDS, WORDS.map(lambda text: " ".join(text.split())).filter(bool), max_size=2),
)
def test_what_is_written_is_read_back_the_same(title, scenes, said):
    scenes = tuple(replace(scene, statements=tuple(said), reviewed=said) for scene in scenes)
    written = to_yaml(Briefing("toy", title, scenes))
    again = parse(written.encode(), name="toy")
    assert (again.title, again.scenes) == (title, scenes)
    assert to_yaml(again) == written


class TestFigures:
    def test_a_reference_is_filled_in_with_bound_and_unit(self):
        assert fill("{t-01}", ATLAS) == "at least 25,000\u00a0ha"
        with in_language("es"):
            assert fill("{t-03}", ATLAS) == "como máximo 3,000\u00a0ha"
        assert fill("{who:t-01}, {when:t-04}", ATLAS) == "Ilse Brandt, part of 2012"

    def test_an_unknown_statement_is_refused_with_near_ones(self):
        with pytest.raises(BriefingError, match=r"no figure “t-011”.*did you mean t-01"):
            fill("{t-011}", ATLAS)

    def test_a_change_needs_one_estimator(self):
        with pytest.raises(BriefingError, match="cannot be calculated: A gap between two"):
            fill("{change:t-08,t-07}", ATLAS)

    def test_a_change_is_reckoned_from_the_earlier_figure(self):
        said = ATLAS.statements["t-08"]
        later = replace(
            said,
            id="t-20",
            value=61875.0,
            period_start=said.period_start.replace(year=2012),
            period_end=said.period_end.replace(year=2012),
        )
        atlas = replace(ATLAS, statements=ATLAS.statements | {"t-20": later})
        assert fill("{change:t-08,t-20}", atlas) == "25\u00a0% more"  # 61,875 / 49,500 = 1.25
        with in_language("es"):
            assert fill("{change:t-08,t-20}", atlas) == "25\u00a0% más"
        with pytest.raises(BriefingError, match="earlier and a later year"):
            fill("{change:t-20,t-08}", atlas)

    def test_a_share_needs_a_part(self):
        # 19,700 of 61,200 ha
        assert fill("{share:t-06,t-07}", ATLAS) == "32\u00a0%"
        with pytest.raises(BriefingError, match="cannot be calculated"):
            fill("{share:t-07,t-06}", ATLAS)

    def test_nothing_is_reckoned_from_a_bound(self):
        with pytest.raises(BriefingError, match=r"at least 25,000.ha is a floor"):
            fill("{share:t-01,t-07}", ATLAS)
        assert fill("{share:t-02,t-07}", ATLAS) == "about 65\u00a0%"  # 40,000 of 61,200, the part approximate

    def test_numbers_written_out_are_found(self):
        text = "In 2012 {t-01} of 25,000 ha, 3 of 12.5 % on 31 May"
        assert bare_numbers(text) == ["25,000", "3", "12.5", "31"]

    def test_paragraphs_are_cut_at_empty_lines(self):
        assert paragraphs("one\ntwo\n \n\nthree ") == ["one two", "three"]
        assert statements_of(["{a} {change:b,a} {who:c}"]) == ("a", "b", "c")


class TestChecking:
    def test_a_sound_briefing_has_no_fault(self):
        assert check_briefing(toy(), ATLAS) == []

    @pytest.mark.parametrize(
        ("wrong", "right", "told"),
        [
            ("measure=crop", "measure=crap", "view: .*crap.*"),
            ("measure=crop", "meassure=crop", "“meassure” .did you mean measure"),
            ("level=zone", "lens=source:gazette-2013", "lens"),
            ("year=2011", "year=2012&since=2011", "never summed over years"),
            ("place=vale&", "place=valley&", "place: no place is called .valley."),
            ("[vale]", "[vaale]", r"places: “vaale” is no place.*vale"),
            ("[lume-belmonte]", "[lume-belmont]", "corridors: “lume-belmont” is no corridor.*lume-belmonte"),
            ("[r-01]", "[r-99]", "statements: there is no figure “r-99”"),
            ("{t-03}", "{t-99}", r"text\.en: there is no figure “t-99”"),
        ],
    )
    def test_what_the_data_do_not_know_is_named(self, wrong, right, told):
        faults = check_briefing(toy(TOY.replace(wrong, right)), ATLAS)
        assert any(re.search(told, fault) for fault in faults), faults
        assert all(fault.startswith("toy.yaml: scene vale, ") for fault in faults)

    def test_years_lie_where_statements_are(self):
        assert "years: 1950" in check_briefing(toy(TOY + "    years: 1950-2011\n"), ATLAS)[0]

    def test_a_shipped_one_is_reviewed_and_speaks_both_languages(self):
        faults = "\n".join(check_briefing(replace(toy(), shipped=True), ATLAS))
        assert faults.count("not reviewed") == 3
        spanish = toy(TOY.replace('      es: "{who:t-01} sabe de {t-01}."\n', ""), shipped=True)
        assert any("text.es: missing" in fault for fault in check_briefing(spanish, ATLAS))
        written = toy(TOY.replace("{t-03}", "3,000 ha"), shipped=True)
        assert any("“3,000” is written out" in fault for fault in check_briefing(written, ATLAS))
        assert check_briefing(replace(renewed(toy(), ATLAS), shipped=True), ATLAS) == []

    @pytest.mark.parametrize(
        "parts",
        [{"value": 26000.0}, {"bound": "exact"}, {"unit": "t"}, {"attributed_to": "X"}, {"definition": "dry"},
         {"place": "norra"}, {"flags": frozenset({"derived"})}, {"stance": "disputes"},
         {"source": "watch-2012"}],
    )  # fmt: skip
    def test_a_statement_that_changed_since_is_said(self, parts):
        reviewed = renewed(toy(), ATLAS)
        statements = changed(ATLAS.statements["t-01"], **parts)
        faults = check_briefing(reviewed, replace(ATLAS, statements=statements))
        assert len([f for f in faults if "t-01: reviewed as “at_least 25000 ha" in f]) == 1

    def test_a_statement_that_went_is_said(self):
        statements = {id: s for id, s in ATLAS.statements.items() if id != "t-01"}
        faults = check_briefing(renewed(toy(), ATLAS), replace(ATLAS, statements=statements))
        assert any("no figure “t-01”" in fault for fault in faults)

    def test_a_stage_that_changed_since_is_said(self):
        stage = replace(ATLAS.routes[0], mode="air")
        faults = check_briefing(renewed(toy(), ATLAS), replace(ATLAS, routes=[stage, *ATLAS.routes[1:]]))
        assert len(faults) == 1
        assert "r-01: reviewed as" in faults[0]

    def test_a_note_or_locator_that_changed_is_no_matter(self):
        said = ATLAS.statements["t-01"]
        assert said_of(said) == said_of(replace(said, note="other", paragraph=9))
