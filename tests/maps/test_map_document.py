"""The map document as text: self-contained, escaped, repeatable, never empty."""

from __future__ import annotations

import gzip
import json
import re

import folium
import pytest

from geo.errors import MapError
from geo.maps import map_strings, values_message, view_message
from geo.maps.document import map_document, render
from geo.maps.time_slider import ALONE, ASSETS, PAGE, TimeSlider, script_json
from geo.model import View
from geo.storage import join_modules
from tests.toys import toy_map


def document(**more):
    values = values_message(
        toy_map.MEASURE,
        toy_map.estimates(),
        toy_map.records(),
    )
    options = {"title": "Toy", "values": values, "view": view_message(View())}
    return map_document(toy_map.layers(), **(options | more))


def test_is_a_folium_map_with_one_slider_of_ours():
    map = document()
    assert isinstance(map, folium.Map)
    assert sum(isinstance(child, TimeSlider) for child in map._children.values()) == 1


def test_names_no_address_that_could_be_fetched():
    text = render(document())
    # The namespaces of SVG, and Leaflet's own line of copyright: texts, asked for by nobody.
    addresses = set(re.findall(r"https?://[\w.-]+", text))
    assert addresses <= {"http://www.w3.org", "https://leafletjs.com"}
    assert not re.search(r"<(script|img|iframe|link)\b[^>]*\b(src|href)\s*=", text)
    assert not re.search(r"url\((?!#|\"data:font/woff2;)", text)
    assert "sourceMappingURL" not in text
    assert "default-src 'none'" in text


def test_the_same_map_gives_the_same_bytes():
    assert render(document()) == render(document())
    map = document()
    assert render(map) == render(map)


def test_data_that_looks_like_an_id_keeps_its_letters():
    layers = toy_map.layers()
    layers["zones"]["name"] = "0123456789abcdef0123456789abcdef"
    assert "0123456789abcdef0123456789abcdef" in render(map_document(layers, title="Toy"))


@pytest.mark.parametrize("attack", ["</script><img onerror=x>", "${alert(1)}", "<!--", "a\u2028b\u2029c & d"])
def test_a_hostile_text_cannot_leave_its_script(attack):
    written = script_json({"name": attack})
    assert json.loads(written) == {"name": attack}
    assert not set("<>&\u2028\u2029") & set(written)
    layers = toy_map.layers()
    layers["zones"]["name"] = attack
    text = render(map_document(layers, title=attack, strings=map_strings()))
    assert text.count("</script>") == render(document()).count("</script>")
    if "<img" in attack:
        assert "<img onerror" not in text


def test_what_json_cannot_say_is_refused():
    with pytest.raises(MapError, match="cannot be written as JSON"):
        script_json({"value": float("nan")})


def test_an_empty_map_is_refused():
    with pytest.raises(MapError, match="would be empty"):
        map_document({}, title="Toy")
    with pytest.raises(MapError, match="would be empty"):
        map_document({name: frame.iloc[:0] for name, frame in toy_map.layers().items()}, title="Toy")


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (lambda z: z.to_crs(32718), "expected EPSG:4326"),
        (lambda z: z.drop(columns="id"), "no column 'id'"),
        (lambda z: z.assign(geometry=None).set_geometry("geometry", crs=4326), "no geometry for east"),
    ],
)
def test_a_layer_that_cannot_be_drawn_says_why(fault, words):
    layers = toy_map.layers()
    layers["zones"] = fault(layers["zones"])
    with pytest.raises(MapError, match=words):
        map_document(layers, title="Toy")


def test_missing_properties_are_left_out_not_written_as_nan():
    text = render(document())
    assert "NaN" not in json.dumps(json.loads(re.search(r"\}\)\(map_\w+, (\{.*\})\);", text).group(1)))


def test_only_what_is_drawn_is_kept():
    layers = toy_map.layers()
    layers["zones"]["secret_column"] = "kept in the data package"
    assert "kept in the data package" not in render(map_document(layers, title="Toy"))


def test_the_toy_document_is_small():
    assert len(gzip.compress(render(document()).encode())) < 180_000  # of these 75,000 are the typeface


def test_every_module_of_the_code_is_joined_and_short():
    alone = join_modules(ALONE)
    for path in ASSETS.rglob("*.js"):
        lines = path.read_text(encoding="utf-8").splitlines()
        if path.name == "contract.js":
            assert all(line.startswith(("/", " *")) for line in lines[:-1] if line)
            continue
        assert len(lines) < 300, path.name
        own = [line for line in lines if re.match(r"(export )?function ", line)]
        entries = ("page", "failure", "unpack")  # they begin a script themselves
        assert path.stem in entries or all(line.removeprefix("export ") in alone for line in own), path.name
    assert "function start()" in join_modules(PAGE)


def test_the_code_has_no_words_of_its_own():
    """Every text a reader sees comes from the strings; the code holds ids and classes only."""
    for path in ASSETS.rglob("*.js"):
        name, code = path.stem, re.sub(r"//.*", "", path.read_text(encoding="utf-8"))
        for call in re.findall(r"(?:setText|textContent\s*=|\.title\s*=|\"aria-label\",)\s*([^;]*)", code):
            assert not re.search(r"\"[A-Za-z]+ [a-z]+", call), (name, call)
