"""Wherever a sum of the atlas stands, it is the atlas that made it and nobody who states it."""

from __future__ import annotations

import re
from html import unescape

import pytest

from geo import language
from geo.atlas import Atlas, estimate_all, read_atlas
from geo.briefing.message import documents, statement_sources
from geo.briefing.references import fill
from geo.estimates import change_on, may_read_as_change, sum_checks
from geo.exports import Request, gather
from geo.language import in_language
from geo.model import View
from geo.ui.claims.evidence import claim_rows
from geo.ui.claims.own_sums import sum_checks_table
from geo.ui.sources.evidence_view import statement_article

SUM = "s-coca-aguaytia-2015-district-sums"
ATLAS = {
    "en": "Peru Coca Atlas, from UNODC's district figures",
    "es": "Atlas de la coca del Perú, con cifras distritales de la UNODC",
}


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas()


def text_of(html: str) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)))


@pytest.mark.parametrize("spoken", ["en", "es"])
def test_the_page_of_a_sum_names_the_atlas_and_the_districts(spoken: str, atlas: Atlas) -> None:
    language.use(spoken)
    told = text_of(statement_article(atlas.statements[SUM], atlas, set()))
    assert ATLAS[spoken] in told
    stated = {"en": "gives this figure", "es": "da esta cifra"}[spoken]
    assert stated not in told
    made = {"en": "Our sum of 7 districts", "es": "Suma propia de 7 distritos"}[spoken]
    assert f"{made}" in told
    assert "Campoverde, Nueva Requena" in told
    language.use("en")
    row = text_of(claim_rows([atlas.statements[SUM]], atlas))
    assert "As printed: not printed. Our sum of 7 districts, from UNODC figures" in row


def test_no_table_of_a_file_gives_a_sum_to_the_monitor(atlas: Atlas) -> None:
    content = gather(atlas, Request(View(measure="coca_cultivation", level="zone", year=2015)))
    sums = [r for r in content.claims.rows if r["reading"] == "derived"]
    assert sums
    for row in sums:
        assert row["speaker"] == row["institution"] == ATLAS["en"]
        assert (row["stance"], row["value_stated"], row["unit_stated"]) == ("calculates", None, None)
    (vraem,) = [r for r in content.values.rows if r["place"] == "vraem"]
    assert (vraem["headline"], vraem["headline_claim"]) == (18333, "s-coca-vraem-2015-unodc")
    (aguaytia,) = [r for r in content.values.rows if r["place"] == "aguaytia"]
    assert aguaytia["said_by"].startswith("Our sums of districts, from UNODC figures (")


@pytest.mark.parametrize("spoken", ["en", "es"])
def test_a_scene_names_the_atlas_and_where_the_districts_were_read(spoken: str, atlas: Atlas) -> None:
    with in_language(spoken):
        assert fill(f"{{who:{SUM}}}", atlas) == ATLAS[spoken]
        sources = statement_sources([SUM], atlas)
        (document,) = documents(sources, atlas)
    assert sources[0]["label"].startswith(ATLAS[spoken])
    assert sources[0]["cited"] == ["unodc-peru-2015", "cip-district-dataset-2022"]
    read = {"en": "read in CIP/CGIAR district data set, 2022", "es": "leído en CIP/CGIAR, datos por distrito"}
    assert read[spoken] in document["label"]


def test_the_check_reports_how_far_a_sum_lies_from_the_printed_figure(atlas: Atlas) -> None:
    found = {c.sum: c for c in sum_checks(atlas.statements.values(), atlas)}
    gaps = {place: [found[f"s-coca-{place}-{year}-district-sums"].gap for year in years] for place, years in {
        "vraem": range(2012, 2018), "huallaga": range(2012, 2015), "san-gaban": (2013, 2016, 2017),
    }.items()}  # fmt: skip
    assert gaps == {
        "vraem": [-1424, -1072, -116, 164, 55, 39], "huallaga": [91, 314, 133], "san-gaban": [0, -4, 0],
    }  # fmt: skip
    assert not found["s-coca-huallaga-2013-district-sums"].same_place
    assert "the sum is 1,072\u00a0ha (5.6\u00a0%) less" in sum_checks_table(atlas)


def test_a_change_between_a_sum_and_a_printed_figure_is_cautioned(atlas: Atlas) -> None:
    def of(place: str, year: int, series: str = "unodc"):
        return atlas.statements[f"s-coca-{place}-{year}-{series}"]

    across = may_read_as_change(of("bajo-amazonas", 2014), of("bajo-amazonas", 2015, "district-sums"), atlas)
    assert across.ok
    assert "calculated by us from its figures" in across.caution
    printed = may_read_as_change(of("vraem", 2013), of("vraem", 2014), atlas)
    assert (printed.ok, printed.caution) == (True, "")
    floor = may_read_as_change(
        of("ayacucho", 2013, "district-sums"), of("ayacucho", 2014, "district-sums"), atlas
    )
    assert (floor.ok, floor.code) == (False, "floor")
    states = estimate_all(atlas, "coca_cultivation", "monitoring")
    years = [states.at("bajo-amazonas", year) for year in (2014, 2015)]
    assert change_on(*years, atlas.series).percent is None
