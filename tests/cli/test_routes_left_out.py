"""Files and scenes leave out the export routes that a map opens with, unless somebody asked for them."""

from __future__ import annotations

import pytest

from geo.briefing.draft import scene_of
from geo.cli import parser
from geo.cli.view_options import request_from
from geo.model import View
from geo.model.view import DEFAULT_LAYERS
from tests.toys.toy_atlas import toy_atlas

CROP = ("--measure", "crop", "--level", "zone", "--place", "vale")


def layers_of(*options: str) -> tuple[str, ...]:
    return request_from(parser().parse_args(["snapshot", "map.png", *options]), toy_atlas()).view.layers


@pytest.mark.parametrize(
    ("options", "drawn"),
    [
        (CROP, False),
        ((*CROP, "--layers", ",".join(DEFAULT_LAYERS)), True),
        ((*CROP, "--layers", "rivers"), False),
        (("--view", "?measure=crop&level=zone&place=vale&year=2011"), False),
        (("--view", "?measure=crop&level=zone&place=vale&year=2011&layers=corridors"), True),
        (("--measure", "crop", "--place", "lume-belmonte"), True),
    ],
)
def test_a_file_leaves_the_routes_out_unless_asked_for(options: tuple[str, ...], drawn: bool) -> None:
    assert ("corridors" in layers_of(*options)) == drawn


def test_a_measure_that_no_level_paints_keeps_the_routes_that_tell_of_it() -> None:
    assert "corridors" in layers_of("--measure", "share_of_exports", "--place", "lume-belmonte")


@pytest.mark.parametrize(("layers", "drawn"), [(DEFAULT_LAYERS, False), (("corridors", "rivers"), True)])
def test_a_new_scene_leaves_them_out_unless_layers_were_chosen(layers: tuple[str, ...], drawn: bool) -> None:
    scene = scene_of(View(measure="crop", year=2011, place="vale", layers=layers), toy_atlas())
    assert ("corridors" in scene.view) == drawn


def test_the_map_opens_with_them() -> None:
    assert "corridors" in DEFAULT_LAYERS
