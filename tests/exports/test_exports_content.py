"""What a file of numbers holds: rows, claims, sources, definitions and cautions."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date

import pytest

from geo.citation import citation
from geo.errors import ExportError
from geo.exports import Request, gather, request_from_link, write_data
from geo.exports.tables import VALUES
from geo.language import in_language
from geo.model import View
from tests.toys.toy_atlas import toy_atlas

VIEW = View(measure="crop", level="zone", year=2011, place="tavaria")


def row_of(content, place: str, measure: str = "crop", year: int = 2011) -> dict:
    (row,) = [
        r for r in content.values.rows if (r["place"], r["measure"], r["year"]) == (place, measure, year)
    ]
    return row


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_two_columns_of_a_table_have_one_heading(language):
    content = gather(toy_atlas(), Request(replace(VIEW, language=language)))
    for table in content.tables:
        labels = [column.label for column in table.columns]
        assert sorted(set(labels)) == sorted(labels), table.name


class TestValues:
    def test_a_row_holds_the_value_its_bounds_and_all_that_is_claimed(self):
        row = row_of(gather(toy_atlas(), Request(VIEW)), "vale")
        # The monitor says 19,700; three officials say at least 25,000, about 40,000, at most 3,000.
        assert (row["headline"], row["low"], row["high"], row["contested"]) == (19700, 3000, 40000, True)
        assert (row["speakers"], row["documents"], row["headline_claim"]) == (4, 2, "t-06")
        assert row["claims"] == "t-06 t-01 t-02 t-03"  # as they came out
        assert row["known_from"] == date(2012, 12, 31)
        assert "at least 25,000\u00a0ha: Ilse Brandt, Gazette 2012" in row["claims_text"]
        assert row["source_ids"] == "watch-2012 gazette-2012"
        assert (
            row["sources"] == "Watch 2012 (2012-09-24; None stated) | Gazette 2012 (2012-12-31; None stated)"
        )

    def test_no_data_is_empty_and_said_to_be_no_data(self):
        row = row_of(gather(toy_atlas(), Request(VIEW)), "old-vale")
        assert {row[name] for name in ("headline", "low", "high", "contested", "claims", "sources")} == {None}
        assert row["remarks"] == "no data"

    def test_only_what_was_published_by_then_speaks(self):
        content = gather(toy_atlas(), Request(replace(VIEW, as_of=date(2012, 10, 1))))
        row = row_of(content, "vale")
        assert (row["headline"], row["low"], row["high"], row["contested"]) == (19700, 19700, 19700, False)
        assert content.claims.column("id") == ["t-06", "t-07"]

    def test_what_the_lens_passes_over_stands_beside(self):
        row = row_of(gather(toy_atlas(), Request(replace(VIEW, lens="source:gazette-2012"))), "vale")
        assert (row["claims"], row["also_stated"]) == ("t-01 t-02 t-03", "t-06")

    def test_what_was_read_in_a_way_left_out_is_in_no_row_and_that_is_said(self):
        request = Request(replace(VIEW, without=("transcription",)))
        content = gather(toy_atlas(), request)
        row = row_of(content, "vale")
        assert (row["claims"], row["also_stated"]) == ("t-01 t-02 t-03", None)
        assert row["lens"] == "monitoring|transcription"
        assert "t-06" not in content.claims.column("id")
        said = "left out by how they were read: from a third-party copy"
        assert said in str(content.caveats.rows)
        assert request_from_link(request.link, toy_atlas())[0] == request

    def test_places_that_no_level_draws_are_there_where_something_is_stated(self):
        view = replace(VIEW, measure="seizures", year=2012)
        atlas = toy_atlas()
        river = replace(atlas.statements["t-04"], place="norra-river")
        wet = toy_atlas(statements=atlas.statements | {"t-04": river})
        assert gather(wet, Request(view)).values.column("place") == [
            "vale", "old-vale", "tavaria", "norra-river",
        ]  # fmt: skip
        # Norra is drawn at another level: there it has its row, here it has none.
        departments = gather(atlas, Request(replace(view, level="department")))
        assert departments.values.column("place") == ["norra", "sudra", "tavaria"]
        assert "norra" not in gather(atlas, Request(view), empty=True).values.column("place")

    def test_several_years_come_one_after_the_other(self):
        content = gather(toy_atlas(), Request(VIEW, (2011, 2012)))
        assert content.values.column("year") == [2011] * 3 + [2012] * 3
        # A change is stated for 2012: no value, but listed.
        assert (row_of(content, "tavaria", year=2012)["headline"], content.metadata.title) == (
            None,
            "Pepper · coca zones · 2011–2012",
        )
        assert row_of(content, "tavaria", year=2012)["also_stated"] == "t-09"

    def test_everything_leaves_no_statement_out(self):
        atlas = toy_atlas()
        content = gather(atlas, Request(VIEW, everything=True))
        assert sorted(content.claims.column("id")) == sorted(atlas.statements)
        # Soles are no dollars: the price makes no value, but its row lists it.
        row = row_of(content, "tavaria", "price_leaf")
        assert (row["headline"], row["also_stated"]) == (None, "t-10")

    def test_claims_are_made_when_asked_for_in_the_language_of_the_file_and_go_whole_to_another_process(self):
        content = gather(toy_atlas(), Request(replace(VIEW, language="es"), everything=True))
        there = pickle.loads(pickle.dumps(content.claims.rows))
        with in_language("en"):
            assert there == tuple(content.claims.rows)
        assert "al menos 25,000\u00a0ha" in content.claims.column("text")
        assert content.claim_ids == {row["id"] for row in there}
        assert len(content.claims.rows) == len(there) == len(content.claim_ids)

    def test_a_csv_is_spared_the_table_of_claims(self, tmp_path, monkeypatch):
        monkeypatch.setattr("geo.exports.references.claim_record", lambda *_: pytest.fail("made in vain"))
        write_data(gather(toy_atlas(), Request(VIEW)), tmp_path / "spared.csv")

    def test_each_row_has_the_outline_of_its_place_or_none(self):
        content = gather(toy_atlas(), Request(VIEW))
        shapes = dict(zip(content.values.column("place"), content.shapes, strict=True))
        assert shapes["vale"].bounds == (10.25, 5.25, 10.75, 5.75)
        assert shapes["old-vale"] is None

    def test_breaks_stand_in_the_row_of_their_year_alone(self):
        content = gather(toy_atlas(), Request(VIEW, (2011, 2012)))
        (text,) = [r["text"] for r in content.caveats.rows if r["year"] == 2012]
        assert text == "Counted at the end of the year"
        assert row_of(content, "vale", year=2012)["caveats"] == text
        assert text not in (row_of(content, "vale")["caveats"] or "")

    def test_of_everything_a_break_stands_at_the_measure_it_concerns(self):
        atlas = toy_atlas()
        crop_2012 = replace(
            atlas.statements["t-06"],
            id="t-98",
            period_start=date(2012, 1, 1),
            period_end=date(2012, 12, 31),
        )
        content = gather(
            toy_atlas(statements=atlas.statements | {"t-98": crop_2012}), Request(VIEW, everything=True)
        )
        told = [(r["measure"], r["year"]) for r in content.caveats.rows if r["year"]]
        assert told == [("crop", 2012)]  # seizures have rows in 2012 too

    def test_where_nothing_is_stated_there_is_nothing_to_write(self):
        with pytest.raises(ExportError, match="no figure of crop for 1999"):
            gather(toy_atlas(), Request(replace(VIEW, year=1999)))
        assert gather(toy_atlas(), Request(replace(VIEW, year=1999)), empty=True).values.rows


class TestReferences:
    def test_a_claim_keeps_what_was_printed_its_bound_and_its_sign(self):
        content = gather(toy_atlas(), Request(VIEW, everything=True))
        claims = {row["id"]: row for row in content.claims.rows}
        assert (claims["t-09"]["value"], claims["t-09"]["text"]) == (-3.4, "3.4\u00a0% less")
        assert (claims["t-01"]["bound"], claims["t-01"]["value_stated"]) == ("at_least", "25,000")
        assert (claims["t-10"]["low"], claims["t-10"]["high"], claims["t-10"]["value"]) == (7, 8, None)
        assert (claims["t-06"]["used"], claims["t-10"]["used"]) == (True, False)
        assert claims["t-01"]["paragraph"] == 2

    def test_sources_are_numbered_with_date_terms_and_how_both_were_established(self):
        content = gather(toy_atlas(), Request(VIEW))
        rows = content.sources.rows
        assert [(r["number"], r["id"]) for r in rows] == [
            (1, "watch-2012"), (2, "gazette-2012"), (3, "abroad-2013"),
        ]  # fmt: skip
        assert rows[1]["established"] == "It calls 2011 the last full year"
        assert (rows[1]["published_from"], rows[1]["licence"]) == (date(2012, 10, 1), "None stated")
        assert content.metadata.sources == ("abroad-2013", "gazette-2012", "watch-2012")

    def test_measure_flags_and_columns_are_defined(self):
        content = gather(
            toy_atlas(), Request(replace(VIEW, measure="seizures", year=2012, level="department"))
        )
        defined = {(r["what"], r["id"]): r for r in content.definitions.rows}
        assert defined["measure", "seizures"]["unit"] == "t"
        assert defined["flag", "part-year"]["meaning"] == "part of the year only"
        described = {id for what, id in defined if what == VALUES}
        assert described == {column.name for column in content.values.columns}

    def test_the_file_says_what_it_is(self):
        content = gather(toy_atlas(), Request(VIEW))
        said = content.metadata
        assert (said.data_version, said.language, said.title) == ("toy-1", "en", "Pepper · coca zones · 2011")
        assert "CC BY 4.0" in said.licence
        assert any("No data is not zero" in text for text in said.caveats)
        assert set(said.caveats) <= set(content.caveats.column("text"))

    @pytest.mark.parametrize(
        "request_", [Request(VIEW), Request(VIEW, (2011, 2012)), Request(VIEW, (), True)]
    )
    def test_it_is_cited_as_the_page_says(self, request_):
        atlas = toy_atlas()
        content = gather(atlas, request_)
        (cited,) = [row["text"] for row in content.about.rows if row["heading"] == "Cite as"]
        view, years, all_of_it = request_.view, request_.years, request_.everything
        page = citation(content.metadata, view, years, atlas, date(2026, 3, 9), everything=all_of_it)
        assert cited == page.replace(" Accessed 9 Mar 2026.", "") != page

    def test_it_speaks_the_language_of_its_view(self):
        content = gather(toy_atlas(), Request(replace(VIEW, language="es")))
        assert row_of(content, "vale")["name"] == "El Valle"
        assert row_of(content, "tavaria")["accuracy"] == "a mano alzada"
        assert "Vigía 2012" in row_of(content, "vale")["sources"]


class TestRequests:
    @pytest.mark.parametrize(
        "request_",
        [
            Request(VIEW),
            Request(replace(VIEW, as_of=date(2012, 10, 1), lens="speaker:U. S. Olm"), (2009, 2011, 2012)),
            Request(replace(VIEW, extent="-82.5,-19,-68,1", layers=()), everything=True),
        ],
    )
    def test_its_link_asks_for_it_again(self, request_):
        again = request_from_link(request_.link, toy_atlas())
        assert again == (request_, [])
        whole = request_from_link(f"http://localhost:8501/map{request_.link}#top", toy_atlas())
        assert whole == (request_, [])

    def test_a_link_without_a_view_is_no_view(self):
        _request, problems = request_from_link("https://example.org/page?id=3", toy_atlas())
        assert [text for text in problems if "carries no view" in text]
