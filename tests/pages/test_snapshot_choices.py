"""What a link asks the Snapshots page for: read, kept, refused with a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import PlotError
from geo.formats import DATA, FILM, formats_of
from geo.model import View
from geo.ui.snapshots.choices import (
    FORMATS,
    PLAIN,
    SCOPES,
    Choices,
    from_params,
    request_of,
    sheet_of,
    to_params,
    without_data,
)
from geo.ui.snapshots.state import SnapshotState

VIEW = View(year=2011)
YEARS = st.lists(st.integers(1990, 2030), unique=True, max_size=6).map(lambda years: tuple(sorted(years)))


@given(
    st.builds(
        Choices,
        format=st.sampled_from(list(FORMATS)),
        size=st.sampled_from(
            ["", "a4", "a3-across", "letter", "210x297mm", "99.5x120mm", "1920x1080px", "0x0px"]
        ),
        dpi=st.integers(0, 99_999),
        style=st.sampled_from(["light", "print"]),
        layout=st.sampled_from(["single", "multiples"]),
        years=YEARS,
        graticule=st.booleans(),
        title=st.text(max_size=40),
        note=st.text(max_size=40),
        file_lang=st.sampled_from(["", "en", "es"]),
        scope=st.sampled_from(SCOPES),
    )
)
def test_a_link_opens_the_form_it_was_copied_from(choices: Choices) -> None:
    found, problems = from_params(to_params(choices))
    assert problems == []
    # Years of a file of numbers mean that a run of years is wanted.
    if choices.form.kind == DATA and choices.years and choices.scope == "view":
        choices = replace(choices, scope="years")
    assert found == choices


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"format": "bmp"}, "format: “bmp”; expected one of png, svg"),
        ({"size": "tabloid"}, "size: “tabloid”"),
        ({"size": "10x"}, "size: “10x”"),
        ({"dpi": "fine"}, "dpi: “fine”"),
        ({"style": "neon"}, "style: “neon”"),
        ({"layout": "spiral"}, "layout: “spiral”"),
        ({"format": "png", "layout": "animation"}, ".png and layout animation do not go together"),
        ({"years": "soon"}, "years: “soon”"),
        ({"graticule": "maybe"}, "graticule: “maybe”"),
        ({"file_lang": "fr"}, "file_lang: “fr”"),
        ({"scope": "some"}, "scope: “some”"),
    ],
)
def test_what_cannot_be_had_is_named_and_the_rest_kept(query: dict[str, str], said: str) -> None:
    found, problems = from_params(query | {"note": "kept"})
    assert len(problems) == 1
    assert said in problems[0]
    assert found == replace(PLAIN, note="kept")


def test_the_link_of_a_file_opens_the_form_that_made_it() -> None:
    film, problems = from_params({"layout": "animation", "years": "2004-2006", "size": "640x480px"})
    assert (film.format, film.years, problems) == ("gif", (2004, 2005, 2006), [])
    everything, _problems = from_params({"format": "csv", "all": "yes"})
    assert everything.scope == "all"


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"size": "0x0px"}, "has no area"),
        ({"size": "100000x100000px"}, "too large"),
        ({"size": "20x20mm"}, "too small"),
        ({"size": "200x900mm"}, "too narrow"),
        ({"dpi": 9000}, "9000 dpi cannot be drawn"),
    ],
)
def test_a_sheet_that_cannot_be_is_refused_in_words(parts: dict[str, object], said: str) -> None:
    with pytest.raises(PlotError, match=said):
        sheet_of(replace(PLAIN, **parts), VIEW, (2011,)).check()


def test_a_sheet_has_the_years_its_layout_can_hold() -> None:
    chosen = replace(PLAIN, years=(2004, 2005))
    assert sheet_of(chosen, VIEW, (2004, 2005, 2011)).years == ()
    assert sheet_of(replace(chosen, layout="multiples"), VIEW, (2011,)).years == (2004, 2005)
    film = sheet_of(replace(PLAIN, format="gif"), VIEW, (2004, 2011))
    assert (film.layout, film.years, film.pixels) == ("animation", (2004, 2011), (1280, 720))


def test_the_file_speaks_its_own_language() -> None:
    assert sheet_of(replace(PLAIN, file_lang="es"), VIEW, ()).spoken == "es"
    assert sheet_of(PLAIN, replace(VIEW, language="es"), ()).spoken == "es"
    assert request_of(replace(PLAIN, format="csv", file_lang="es"), VIEW, ()).view.language == "es"


def test_a_file_of_numbers_holds_what_is_asked_for() -> None:
    table = replace(PLAIN, format="csv", years=(2004,))
    assert request_of(table, VIEW, (2004, 2011)).years == ()
    assert request_of(replace(table, scope="years"), VIEW, (2004, 2011)).years == (2004,)
    assert request_of(replace(table, scope="years", years=()), VIEW, (2004, 2011)).years == (2004, 2011)
    assert request_of(replace(table, scope="all"), VIEW, ()).everything
    assert not request_of(replace(table, format="html", scope="all"), VIEW, ()).everything


def test_years_without_data_are_left_out_and_named() -> None:
    chosen = replace(PLAIN, format="gif", years=(2004, 2006, 2011))
    found, said = without_data(chosen, VIEW, (2004, 2011))
    assert found.years == (2004, 2011)
    assert said == ["no data on coca_cultivation in 2006: that year is left out"]
    assert without_data(replace(PLAIN, years=(2006,)), VIEW, ()) == (replace(PLAIN, years=(2006,)), [])


def test_a_size_goes_where_the_format_cannot_have_it() -> None:
    state = SnapshotState(replace(PLAIN, size="a3", dpi=150))
    state.change(format="svg")
    assert state.choices.size == "a3"
    state.change(format="mp4")
    assert (state.choices.measured, state.choices.dpi) == ("1280x720px", 0)
    state.change(format="png")
    assert state.choices.measured == "a4"
    state.change(dpi=150)
    state.change(size="1000x1000px")
    assert state.choices.dpi == 0


@pytest.mark.parametrize("format", formats_of(FILM))
def test_every_size_offered_can_be_filmed(format: str) -> None:
    for size in replace(PLAIN, format=format).sizes:
        sheet = sheet_of(replace(PLAIN, format=format, size=size), VIEW, (2011,))
        sheet.check()
        assert all(side % 2 == 0 for side in sheet.pixels)
