"""The Disagreements page: what it lists first, what its filters and its address do, what it never says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.estimates import find_disagreements
from geo.ui.frame.atlas import load_atlas

APP = str(Path(__file__).parents[2] / "app.py")
PAGE = "pages/disagreements.py"
ENGLISH = {"between": "between sources", "within": "within one document", "computed": "impossible when"}


def run(**query: str) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=60)
    for name in ("lang", "as_of"):  # parts of the view, which a session reads as it begins
        if name in query:
            app.query_params[name] = query.pop(name)
    app.run()
    app.switch_page(PAGE)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def bodies(app: AppTest) -> list[str]:
    return [e.proto.body for e in app.get("html")]


def items(app: AppTest) -> list[str]:
    return [body for body in bodies(app) if body.startswith('<details class="dispute"')]


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace("\xa0", " ")


def titles(app: AppTest) -> list[str]:
    return [text_of(re.search(r"<h2>(.*?)</h2>", body).group(1)).strip() for body in items(app)]


def select(app: AppTest, name: str, value: object) -> AppTest:
    return app.selectbox(key=f"disagreements_{name}").select(value).run()


class TestFirst:
    def test_it_is_never_empty_and_loreto_2011_comes_first_with_its_three_speakers(self):
        app = run()
        assert not app.exception
        assert titles(app)[0] == "Loreto, 2011 Coca cultivation"
        first = text_of(items(app)[0])
        # 40,000 / 3,000 = 13.3
        assert "3,000 to 40,000 ha: the highest is 13 times the lowest" in first
        assert "3 sources · 1 document" in first
        for name in ("Jorge Angulo", "Yván Vásquez", "Ricardo Soberón"):
            assert name in first
        assert '<details class="dispute" id="contested-coca_cultivation-loreto-2011" open>' in items(app)[0]
        assert items(app)[0].count('<i class="claim') >= 2 * 4  # all on one axis, then each on its own row

    @pytest.mark.parametrize("lang", ["en", "es"])
    def test_it_runs_in_both_languages(self, lang):
        app = run(lang=lang)
        assert not app.exception
        assert not app.warning
        assert len(items(app)) == 10

    def test_the_first_sentence_counts_each_kind(self):
        lead = next(text_of(b) for b in bodies(run()) if 'class="lead"' in b)
        total, between, within, computed = (
            int(re.search(p, lead).group(1))
            for p in (
                r"(\d+) disagreements", r"between sources \((\d+)\)", r"within one document \((\d+)\)",
                r"impossible when computed \((\d+)\)",
            )
        )  # fmt: skip
        assert total == between + within + computed
        assert min(between, within, computed) > 0
        assert "does not decide who is right" in lead

    def test_years_of_one_dispute_are_one_item_and_more_can_be_shown(self):
        app = run(about="colombia", measures="coca_cultivation")
        assert "Colombia, 2019–2021 Coca cultivation" in titles(app)
        told = next(text_of(b) for b in items(app) if "2019–2021" in b)
        # 2020 has 142,784 and 245,000 (1.72 times); 2019 212 / 154 = 1.38; 2021 234 / 204 = 1.15
        assert "3 years; widest gap in 2020: 142,784 to 245,000 ha" in told
        assert "the highest is 72 % above the lowest" in told

    def test_more_are_shown_until_none_is_left_and_no_id_stands_twice(self):
        app = run(agreeing="yes")
        before = 0
        while app.button and any(b.key == "disagreements_more" for b in app.button):
            assert len(items(app)) > before
            before = len(items(app))
            app.button(key="disagreements_more").click().run()
        assert len(items(app)) > 20
        ids = re.findall(r' id="([^"]*)"', "".join(items(app)))
        assert len(ids) == len(set(ids))


class TestFilters:
    @pytest.mark.parametrize("kind", list(ENGLISH))
    def test_each_kind_can_be_listed_alone_and_is_in_the_address(self, kind):
        app = select(run(), "kind", kind)
        assert app.query_params["kind"] in (kind, [kind])
        assert items(app)
        assert all(f'<span class="tag">{ENGLISH[kind]}' in body for body in items(app))

    def test_measure_place_and_years_narrow_the_list(self):
        app = select(run(), "about", "peru")
        assert titles(app)
        assert all(title.startswith("Peru, ") for title in titles(app))
        select(app, "measures", "coca_cultivation")
        select(app, "first", 2018)
        assert titles(app)[0] == "Peru, 2018–2021 Coca cultivation"
        assert all(
            re.fullmatch(r"Peru, 20(18|2\d)(–20\d\d)? Coca cultivation", title) for title in titles(app)
        )
        again = run(about="peru", measures="coca_cultivation", first="2018")
        assert titles(again) == titles(app)

    def test_an_end_before_the_beginning_moves_the_beginning(self):
        app = select(run(first="2018", last="2020"), "last", 2012)
        assert app.selectbox(key="disagreements_first").value == 2012
        assert items(app)

    def test_what_agrees_is_listed_only_when_asked_for(self):
        app = run(kind="within", measures="coca_paste_seizures")
        assert not items(app)
        app.checkbox(key="disagreements_agreeing").check().run()
        # 18.5 / 12.6 = 1.468
        assert "18.5 t / 12.6 t = 1.468" in text_of(items(app)[0])
        assert "agrees within rounding" in text_of(items(app)[0])

    def test_an_empty_list_says_so_and_leads_back(self):
        app = run(about="tacna")
        assert not items(app)
        none = next(b for b in bodies(app) if 'class="none"' in b)
        assert "disagreements?" in none
        assert "about=" not in none

    def test_a_day_hides_what_was_not_known_by_then(self):
        app = run(as_of="2011-06-30")
        assert app.selectbox(key="disagreements_as_of").value is not None
        assert items(app)
        assert not any("Loreto" in title for title in titles(app))  # said in November 2011 at the earliest
        assert "Peru, 2009 Coca cultivation" in titles(app)  # UNODC 2010, the United States by March 2011
        assert "30 Jun 2011" in next(text_of(b) for b in bodies(app) if 'class="lead"' in b)
        app.selectbox(key="disagreements_as_of").select(0).run()
        assert app.query_params["as_of"] in ("latest", ["latest"])
        assert titles(app)[0].startswith("Loreto, 2011")

    def test_before_anything_was_known_the_page_still_stands(self):
        app = run(as_of="1990-01-01")
        assert not app.exception
        assert not items(app)

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("kind", "lies"),
            ("measures", "tea"),
            ("about", "<b>atlantis"),
            ("first", "soon"),
            ("agreeing", "?"),
        ],
    )
    def test_an_unknown_value_is_reported_and_all_are_shown(self, name, value):
        app = run(**{name: value})
        assert not app.exception
        told = next(b for b in bodies(app) if "left-out" in b)
        assert value in text_of(told).replace("&lt;b&gt;", "<b>")
        assert "<b>atlantis" not in told
        assert titles(app)[0].startswith("Loreto, 2011")


class TestArithmetic:
    def test_the_destinations_add_up_to_97(self):
        told = items(run(measures="share_of_exports"))[0]
        assert "79 + 9 + 5 + 4 = 97 %" in text_of(told)
        arithmetic = told.split("arithmetic", 1)[1]
        for share in ("79", "9", "5", "4"):
            assert re.search(
                rf'<a href="sources\?[^"]*statement=[^"]+"[^>]*>[^<]*\b{share}\xa0%</a>', arithmetic
            )
        assert "figures differ" not in told

    def test_95_per_cent_of_121_000_tonnes(self):
        # 121,000 × 0.95 = 114,950
        told = text_of(items(run(measures="leaf_share_for_drugs"))[0])
        assert "121,000 t × 95 % = 114,950 t; the source says about 113,000 t" in told

    def test_nothing_is_called_an_error(self):
        app = run(agreeing="yes")
        for _more in range(6):
            if any(b.key == "disagreements_more" for b in app.button):
                app.button(key="disagreements_more").click().run()
        rest = " ".join(re.sub(r'<span lang="en">.*?</span>', "", body) for body in items(app))
        assert not re.search(r"\b(wrong|error|mistaken?|false|lies?d)\b", text_of(rest), re.I)


def test_each_claim_is_known_by_the_day_of_its_list():
    atlas = load_atlas()
    day = date(2011, 6, 30)
    for d in find_disagreements(atlas.statements.values(), atlas, as_of=day, agreeing=True):
        for id in (*d.claims, *d.beside):
            assert atlas.sources[atlas.statements[id].source].published_to <= day


class TestAlone:
    """One disagreement has a page and an address of its own."""

    PERU = "contested-coca_cultivation-peru-2020"

    def page(self, **query: str) -> str:
        app = run(**query)
        assert not app.exception
        return next(text_of(body) for body in bodies(app) if 'class="dispute alone"' in body)

    def test_peru_2020_says_who_why_what_is_missing_and_what_was_published(self):
        app = run(dispute=self.PERU)
        assert [title.value for title in app.title] == ["Peru, 2020: Coca cultivation"]
        assert app.query_params["dispute"] in (
            "contested-coca_cultivation-peru-2020",
            ["contested-coca_cultivation-peru-2020"],
        )
        text = self.page(dispute=self.PERU)
        # 88,200 / 61,777 = 1.428
        assert "61,777 to 88,200 ha: the highest is 43 % above the lowest" in text
        assert (
            "What is counted US Government (ONDCP): not stated; DEVIDA: in production at 31 December" in text
        )
        assert "One year counted by both methods, or a margin of error with each figure." in text
        # 72,000 / 54,655 = 1.317
        assert "2019 72,000 ha 54,655 ha 31.7 %" in text
        assert "25 Jun 2021 US Government (ONDCP): 88,200 ha" in text
        assert "The amounts give +13 %; the source says +26 %." in text

    def test_a_figure_that_documents_repeat_stands_once(self):
        app = run(dispute=self.PERU)
        body = next(body for body in bodies(app) if 'class="dispute alone"' in body)
        first = text_of(body.split("<h2>", 3)[1].split('class="repeats"')[0])
        assert first.count("61,777 ha") == 1

    def test_it_runs_in_spanish(self):
        text = self.page(dispute="contested-coca_cultivation-colombia-2022", lang="es")
        assert "Quién dice qué" in text
        assert "Policía Nacional de Colombia (SIIMA)" in text

    def test_one_not_known_on_the_day_leads_to_what_is(self):
        app = run(dispute=self.PERU, as_of="2011-06-30")
        alert = next(body for body in bodies(app) if 'role="alert"' in body)
        assert "30 Jun 2011" in text_of(alert)
        assert items(app)

    def test_a_name_nobody_knows_is_refused_in_a_sentence(self):
        app = run(dispute="<b>nothing")
        assert not app.exception
        assert any("not known" in text_of(body) for body in bodies(app) if 'role="alert"' in body)
