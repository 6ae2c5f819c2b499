"""The offline document as text: what lies in it, what is refused. In a browser: tests/browser."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace

import pytest

from geo.atlas import estimate_all, read_atlas
from geo.errors import ExportError
from geo.exports import Request, read_metadata
from geo.exports.formats.html_check import check, metadata
from geo.exports.formats.html_file import html_document, write_html
from geo.maps.standalone import pack, unpack
from geo.maps.time_slider import without_comments
from geo.model import View
from geo.views.defaults import settled
from tests.toys.toy_atlas import toy_atlas

VIEW = View(measure="crop", level="zone", year=2011, place="tavaria", extent="9,3,17,8")


@pytest.fixture(scope="module")
def document() -> str:
    return html_document(toy_atlas(), Request(VIEW))


@pytest.fixture
def path(document, tmp_path):
    path = tmp_path / "map.html"
    path.write_text(document, encoding="utf-8")
    return path


DATA = re.compile(r'(\}\)\(\w+, ")([\w+/=]+)("\);)')


def held_in(document: str) -> dict:
    """Return the data that the map's code is handed."""
    return unpack(DATA.search(document)[2])


class TestWhatIsInIt:
    def test_it_is_whole_and_says_what_it_is(self, path):
        said = metadata(path)
        check(path, said)
        assert said == read_metadata(path)
        assert (said.data_version, said.language) == ("toy-1", "en")
        assert said.view == Request(VIEW).link
        assert said.sources == ("abroad-2013", "gazette-2012", "watch-2012")

    def test_both_languages_lie_in_it(self, document):
        held = held_in(document)
        assert held["values"]["places"]["vale"]["name"] == "The Vale"
        other = held["other"]
        assert other["values"]["places"]["vale"]["name"] == "El Valle"
        assert other["strings"]["play"] == "Reproducir"
        assert (other["view"]["language"], other["title"]) == ("es", other["title"])

    def test_sources_are_listed_once_with_day_and_terms_and_their_own_address(self, document):
        items = re.findall(r'<li class="source" data-source="([\w-]+)">(.*?)</li>', document)
        # Oldest first; the gazette stands behind values and ways, and is listed once.
        assert [id for id, _text in items] == ["watch-2012", "gazette-2012", "abroad-2013"]
        assert all("None stated" in text for _id, text in items)
        assert "24 Sep 2012" in items[0][1]

    def test_another_s_text_is_text(self, tmp_path):
        atlas = toy_atlas()
        evil = '</script><img src=x onerror="alert(1)">&'
        gazette = replace(
            atlas.sources["gazette-2012"], title=evil, licence=evil, link='https://x/"onclick="y'
        )
        hostile = toy_atlas(sources=atlas.sources | {"gazette-2012": gazette})
        text = html_document(hostile, Request(VIEW))
        assert "<img src=x" not in text
        assert 'onclick="y' not in text
        assert text.count("</script>") == html_document(atlas, Request(VIEW)).count("</script>")
        write_html(hostile, Request(VIEW), tmp_path / "a.html")

    def test_only_the_years_asked_for_lie_in_it(self):
        atlas = toy_atlas()
        year = {name: getattr(atlas.statements["t-04"], name) for name in ("period_start", "period_end")}
        later = replace(atlas.statements["t-06"], id="t-99", value=21500.0, **year)
        atlas = toy_atlas(statements=atlas.statements | {"t-99": later})
        assert held_in(html_document(atlas, Request(VIEW)))["values"]["years"] == [2011, 2012]
        assert held_in(html_document(atlas, Request(VIEW, years=(2011,))))["values"]["years"] == [2011]

    def test_equal_views_are_equal_bytes(self, document):
        assert html_document(toy_atlas(), Request(VIEW)) == document
        assert html_document(toy_atlas(), Request(replace(VIEW, language="es"))) != document

    def test_the_map_of_the_page_carries_none_of_it(self):
        from geo.maps.document import render
        from geo.maps.from_atlas import atlas_document

        text = render(atlas_document(toy_atlas()))
        assert 'id="sources"' not in text
        assert "startAlone" not in text


class TestRefused:
    @pytest.mark.parametrize(
        ("pattern", "by", "lacking"),
        [
            (r'<li class="source" data-source="watch-2012">', "<li>", "the sources"),
            (r'<li class="caveat">Corridors', "<li>Corridors", "the caveats"),
            (r'id="play"', 'id="stop"', "the map and its controls"),
            (r"</body>", '<img src="https://tiles.example/1.png"></body>', "independence of the network"),
            (r'<meta name="peru-coca-atlas" content="', '<meta name="peru-coca-atlas" content="x', "JSON"),
        ],
    )
    def test_each_thing_missing_is_named(self, path, pattern, by, lacking):
        said = metadata(path)
        text = path.read_text(encoding="utf-8")
        spoilt = re.sub(pattern, lambda _m: by, text, flags=re.S)
        assert spoilt != text
        path.write_text(spoilt, encoding="utf-8")
        with pytest.raises(ExportError, match=lacking):
            check(path, said)

    @pytest.mark.parametrize(
        ("spoil", "lacking"),
        [
            (lambda held: held["values"].update(places={}), "any figure"),
            (lambda held: held["values"].update(claims=[]), "the figures"),
            (lambda held: [layer.update(features=[]) for layer in held["layers"].values()], "any figure"),
            (lambda held: held.update(other=None), "the other language"),
        ],
    )
    def test_each_thing_missing_from_the_map_is_named(self, path, spoil, lacking):
        said, text = metadata(path), path.read_text(encoding="utf-8")
        held = held_in(text)
        spoil(held)
        path.write_text(DATA.sub(lambda m: m[1] + pack(held) + m[3], text), encoding="utf-8")
        with pytest.raises(ExportError, match=lacking):
            check(path, said)

    def test_data_that_cannot_be_unpacked_are_named(self, path):
        said, text = metadata(path), path.read_text(encoding="utf-8")
        path.write_text(DATA.sub(lambda m: m[1] + "AAAA" + m[3], text), encoding="utf-8")
        with pytest.raises(ExportError, match="cannot be read"):
            check(path, said)

    def test_nothing_to_show_is_said_and_nothing_is_left(self, tmp_path):
        nowhere = Request(replace(VIEW, measure="share_of_exports"))
        with pytest.raises(ExportError, match="no figure of share_of_exports"):
            write_html(toy_atlas(), nowhere, tmp_path / "a.html")
        with pytest.raises(ExportError, match="one measure"):
            write_html(toy_atlas(), Request(VIEW, everything=True), tmp_path / "a.html")
        assert list(tmp_path.iterdir()) == []

    def test_what_exists_is_kept(self, path):
        with pytest.raises(ExportError, match="--overwrite"):
            write_html(toy_atlas(), Request(VIEW), path)


class TestPacking:
    def test_what_is_packed_comes_out_again(self):
        value = {"texts": ["Aguaytía", "</script>", 3.5, None]}
        assert unpack(pack(value)) == value

    def test_a_style_sheet_loses_comments_and_nothing_else(self):
        css = '/* Two\n   lines. */\na { b: url("x//y"); }\nc { d: 1 } /* one */\n'
        assert without_comments(css) == 'a { b: url("x//y"); }\nc { d: 1 } '


def test_the_largest_measure_keeps_the_budget_of_the_map_document(tmp_path):
    atlas = read_atlas()
    view = settled(View(), estimate_all(atlas, "coca_cultivation", "monitoring"), atlas)
    write_html(atlas, Request(view), tmp_path / "a.html")
    assert len(gzip.compress((tmp_path / "a.html").read_bytes())) < 600_000
