"""How a file is cited and named, worked out by hand on the invented country."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from geo.citation import MOST_SOURCES, citation, file_name
from geo.links import view_code
from geo.model import FileMetadata, View
from tests.toys.toy_plots import VIEW, map_atlas

DAY = date(2026, 3, 9)
SAID = FileMetadata("Toy cultivation", "?year=2011", "toy-1", "en", "CC", ("s2010",), ())


@pytest.fixture(scope="module")
def atlas():
    return map_atlas()


def test_it_says_all_that_finds_the_picture_again(atlas):
    text = citation(SAID, VIEW, (), atlas, DAY)
    source = atlas.sources["s2010"].label()
    assert text.startswith(
        "Peru Coca Atlas: “Toy cultivation”, 2011, published to date, figure shown: official monitoring."
    )
    assert f"Data version toy-1, view {view_code(VIEW, 'toy-1')}. CC BY 4.0. Accessed 9 Mar 2026." in text
    assert f"Sources: {source} (" in text
    assert text.endswith(").")


def test_a_year_that_the_title_names_is_not_said_twice(atlas):
    text = citation(replace(SAID, title="Toy cultivation · 2011", sources=()), VIEW, (), atlas, DAY)
    assert text.count("2011") == 1


def test_day_lens_and_years_are_those_of_the_view(atlas):
    view = replace(VIEW, as_of=date(2012, 6, 30), lens="highest")
    text = citation(SAID, view, (2005, 2010, 2011), atlas, DAY)
    assert "”, 2005, 2010–2011, published by 30 Jun 2012, figure shown: highest." in text


def test_everything_has_no_year(atlas):
    text = citation(SAID, VIEW, (), atlas, DAY, everything=True)
    assert "”, published to date" in text


def test_no_source_is_no_list(atlas):
    assert citation(replace(SAID, sources=()), VIEW, (), atlas, DAY).endswith("Accessed 9 Mar 2026.")


def test_inside_a_file_no_day_is_said(atlas):
    outside = citation(SAID, VIEW, (), atlas, DAY)
    assert citation(SAID, VIEW, (), atlas) == outside.replace(" Accessed 9 Mar 2026.", "") != outside


def test_of_many_sources_the_number_is_said(atlas):
    card = atlas.sources["s2010"]
    many = {f"m{n:02}": replace(card, id=f"m{n:02}") for n in range(MOST_SOURCES + 3)}
    text = citation(replace(SAID, sources=tuple(many)), VIEW, (), replace(atlas, sources=many), DAY)
    assert text.endswith("; 3 more, in the file.")
    assert text.count(card.label()) == MOST_SOURCES


def test_it_is_in_the_language_of_the_file(atlas):
    text = citation(replace(SAID, language="es"), replace(VIEW, language="es"), (), atlas, DAY)
    assert "publicado hasta hoy" in text
    assert "9 mar. 2026" in text


def test_the_name_says_measure_years_place_and_code():
    view = View(year=2011, place="loreto")
    code = view_code(view, "v")
    assert file_name(view, (), "v", "pdf") == f"coca-cultivation-2011-loreto-{code}.pdf"
    assert (
        file_name(view, (2004, 2005, 2009), "v", "gif")
        == f"coca-cultivation-2004-2005-2009-loreto-{code}.gif"
    )
    many = tuple(range(2000, 2024, 2))
    assert file_name(view, many, "v", "mp4") == f"coca-cultivation-2000-2022-loreto-{code}.mp4"
    assert file_name(view, (), "v", "csv", everything=True) == f"everything-{code}.csv"


def test_a_name_holds_only_plain_letters():
    assert file_name(View(year=2011, place="Áncash/../x"), (), "v", "png").startswith(
        "coca-cultivation-2011-ancash-x-"
    )
