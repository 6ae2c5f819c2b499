"""`python -m geo snapshot`: pictures and the offline map, their options, made again from any file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image

from geo import atlas as atlas_module
from geo.cli import main
from geo.exports import read_metadata
from tests.toys.toy_atlas import toy_atlas


@pytest.fixture(autouse=True)
def tavaria(monkeypatch):
    """The command line works on the toy atlas."""
    monkeypatch.setattr(atlas_module, "read_atlas", toy_atlas)


class TestSnapshot:
    def test_a_map_is_written_and_made_again_from_itself_or_from_a_table(self, tmp_path):
        table, first, second = tmp_path / "a.csv", tmp_path / "one.html", tmp_path / "two.html"
        assert main(["export", str(table), "--measure", "crop", "--place", "vale", "--language", "es"]) == 0
        assert main(["snapshot", str(first), "--from", str(table)]) == 0
        assert main(["snapshot", str(second), "--from", str(first)]) == 0
        assert first.read_bytes() == second.read_bytes()
        assert read_metadata(first).language == "es"

    def test_a_format_without_a_writer_is_refused_by_name(self, tmp_path, capsys):
        assert main(["snapshot", str(tmp_path / "a.bmp"), "--measure", "crop"]) == 2
        assert "no such format; expected a name that ends in .png, " in capsys.readouterr().err
        assert list(tmp_path.iterdir()) == []


class TestPictures:
    VIEW = ("--measure", "crop", "--place", "tavaria", "--extent", "tavaria")
    SMALL = ("--size", "420x594", "--dpi", "60", *VIEW)

    def test_each_kind_is_written_and_made_again_from_itself(self, tmp_path, capsys):
        names = [tmp_path / f"a.{ending}" for ending in ("png", "svg", "pdf")]
        words = [
            *self.SMALL,
            "--title",
            "Pepper & <salt>",
            "--note",
            "A note",
            "--style",
            "print",
            "--graticule",
        ]
        assert main(["snapshot", *map(str, names), *words]) == 0
        assert capsys.readouterr().err.splitlines()[1].endswith("kB")
        for name in names:
            said = read_metadata(name)
            assert "title=Pepper+%26+%3Csalt%3E" in said.view
            again = name.with_stem("again")
            assert main(["snapshot", str(again), "--from", str(name)]) == 0
            assert again.read_bytes() == name.read_bytes()

    def test_a_map_a_year_in_one_call(self, tmp_path, capsys):
        pattern = tmp_path / "crop-{year}.png"
        assert main(["snapshot", str(pattern), *self.SMALL, "--years", "2010-2011"]) == 0
        assert [p.name for p in tmp_path.iterdir()] == ["crop-2011.png"]
        assert "no data on crop in 2010: that year is left out" in capsys.readouterr().err
        assert "year=2011" in read_metadata(tmp_path / "crop-2011.png").view

    def test_a_single_map_of_several_years_is_of_the_newest_and_says_so(self, tmp_path, capsys):
        picture = tmp_path / "a.png"
        words = [*self.SMALL, "--years", "2009-2011", "--layout", "single"]
        assert main(["snapshot", str(picture), *words]) == 0
        assert "only 2011, the newest of 3 years asked for" in capsys.readouterr().err
        assert "year=2011" in read_metadata(picture).view

    def test_several_years_make_one_sheet_or_a_film(self, tmp_path, monkeypatch):
        atlas = toy_atlas()
        said = atlas.statements["t-01"]
        begin, end = (day.replace(year=2012) for day in (said.period_start, said.period_end))
        later = replace(said, id="t-later", period_start=begin, period_end=end)
        held = replace(atlas, statements=atlas.statements | {later.id: later})
        monkeypatch.setattr(atlas_module, "read_atlas", lambda: held)
        sheet, film = tmp_path / "a.png", tmp_path / "a.gif"
        years = [*self.VIEW, "--years", "2011-2012", "--dpi", "60"]
        assert main(["snapshot", str(sheet), *years, "--size", "a4", "--layout", "multiples"]) == 0
        assert (
            "years=2011-2012&size=210x297mm&dpi=60&style=light&layout=multiples" in read_metadata(sheet).view
        )
        assert main(["snapshot", str(film), *years, "--size", "480x480"]) == 0
        with Image.open(film) as pictures:
            assert (pictures.n_frames, pictures.size) == (2, (480, 480))
        assert main(["snapshot", str(film), *self.VIEW, "--years", "2011-2012", "--overwrite"]) == 0
        with Image.open(film) as pictures:
            assert pictures.size == (1280, 720)

    def test_a_picture_s_view_serves_a_table(self, tmp_path):
        picture, table = tmp_path / "a.png", tmp_path / "a.csv"
        assert main(["snapshot", str(picture), *self.SMALL, "--place", "vale"]) == 0
        assert main(["export", str(table), "--from", str(picture)]) == 0
        assert read_metadata(table).view.startswith("?measure=crop")
        assert "place=vale" in read_metadata(table).view

    def test_another_size_has_its_own_resolution(self, tmp_path):
        first, second = tmp_path / "a.png", tmp_path / "b.png"
        assert main(["snapshot", str(first), *self.SMALL]) == 0
        assert main(["snapshot", str(second), "--from", str(first), "--size", "800x600"]) == 0
        # 600 pixels over 200 mm: 76 an inch.
        assert "size=800x600px&dpi=76&" in read_metadata(second).view

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["--size", "0x600"], "has no area"),
            (["--size", "100000x100000"], "is too large"),
            (["--size", "a5"], "size: “a5”; expected a4"),
            (["--dpi", "fine"], "dpi: “fine”"),
            (["--style", "neon"], "style: “neon”; expected one of light, print"),
            (["--layout", "spiral"], "layout: “spiral”; expected one of single, multiples, animation"),
            (["--layout", "animation"], "an animation is written as .gif or .mp4"),
            (["--title", "\U0001f600"], "no letter that the typeface can set"),
        ],
    )
    def test_what_cannot_be_drawn_is_refused_by_name(self, tmp_path, capsys, words, said):
        assert main(["snapshot", str(tmp_path / "a.png"), *self.VIEW, *words]) == 2
        assert said in capsys.readouterr().err
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        ("names", "words", "said"),
        [
            (["a.png", "a.html"], ["--layout", "chart"], "--layout chart is for pictures; an offline map"),
            (["a.gif", "a.png"], ["--layout", "animation"], "a.png: .png and layout animation do not go"),
            (["a.svg", "a.gif"], ["--layout", "multiples"], "a.gif: .gif and layout multiples do not go"),
            (["a.png", "a.html"], ["--chart", "bars"], "--chart is for layout chart, not single"),
            (
                ["a.png"],
                ["--graticule", "--layout", "chart"],
                "--graticule is for maps, not for layout chart",
            ),
            (["a.png", "a.pdf"], ["--text", "paths"], "--text is for SVG; expected a file that ends in .svg"),
        ],
    )
    def test_one_file_that_cannot_be_is_refused_before_any_is_written(
        self, tmp_path, capsys, names, words, said
    ):
        assert main(["snapshot", *(str(tmp_path / name) for name in names), *self.VIEW, *words]) == 2
        assert said in capsys.readouterr().err
        assert list(tmp_path.iterdir()) == []

    def test_options_of_pictures_without_a_picture(self, tmp_path, capsys):
        assert main(["snapshot", str(tmp_path / "a.html"), "--measure", "crop", "--dpi", "90"]) == 2
        assert "--dpi is for pictures" in capsys.readouterr().err

    def test_no_picture_of_everything(self, tmp_path, capsys):
        table = tmp_path / "a.csv"
        assert main(["export", str(table), "--all", *self.VIEW]) == 0
        assert main(["snapshot", str(tmp_path / "a.png"), "--from", str(table)]) == 2
        assert "a picture shows one measure" in capsys.readouterr().err
