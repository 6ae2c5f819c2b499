"""Flags, readings and windows of the five documents' statements say what is so."""

from __future__ import annotations

from tests.toys.document_rows import DOCUMENTS, card, statements


def flagged(flag: str) -> set[str]:
    return {row["id"] for row in statements() if flag in row["flag"].split("|")}


def test_flags_say_what_is_so_of_one_document() -> None:
    assert flagged("conflict") == flagged("derived") == set()
    assert flagged("inconsistent") == {"d0-01", "d0-11", "d2-11", "d2-12", "d3-12"}
    assert flagged("inferred") == {"d1-09", "d2-02", "d3-08"}
    assert flagged("withdrawn") == {"d2-08", "d2-09"}


def test_a_window_of_publication_is_undated_and_nothing_else_is() -> None:
    for row in statements():
        front = card(row["source"])
        window = (str(front["published_from"]), str(front["published_to"]))
        is_window = (row["period_start"], row["period_end"]) == window and window[0][:4] != window[1][:4]
        assert ("undated" in row["flag"].split("|")) == is_window, row["id"]
        assert not is_window or row["period_basis"] == "inferred", row["id"]


def test_what_others_say_is_read_in_the_press_and_what_the_author_says_first_hand() -> None:
    authors = {source: {*card(source)["authors"], card(source)["publisher"]} for source in DOCUMENTS}
    authors["muggah-mcdermott-2013"].add("Robert Muggah and Jeremy McDermott")
    for row in statements():
        own = (row["attributed_to"] or row["institution"]) in authors[row["source"]]
        assert row["reading"] == ("first hand" if own else "press"), row["id"]


def test_windows_of_publication() -> None:
    """Second readings: the page of September 2013, the page of April 2013 and a pointer of its 25th,
    and a story of 26 November 2011 on what El Comercio printed the day before."""
    assert {source: (str(card(source)["published_from"]), str(card(source)["published_to"]))
            for source in DOCUMENTS} == {
        "insight-crime-2012-seizures": ("2012-10-01", "2012-12-31"),
        "psg-2013-number-one": ("2013-09-24", "2013-09-30"),
        "world-wide-cocaine-business": ("2017-03-01", "2018-05-30"),
        "insight-crime-2011-loreto": ("2011-11-25", "2011-12-31"),
        "muggah-mcdermott-2013": ("2013-04-18", "2013-04-25"),
    }  # fmt: skip
