"""`python -m geo export` and `snapshot`: which view is meant, what is refused, what is left behind."""

from __future__ import annotations

import csv
import pickle
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from geo import atlas as atlas_module
from geo import paths
from geo.cli import main, outputs, parser
from geo.cli.batch import run_all
from geo.cli.view_options import joined_extents, request_from
from geo.errors import ViewError
from geo.exports import read_metadata
from geo.exports.formats import gpkg_file
from geo.formats import DATA, formats_of
from tests.toys.toy_atlas import toy_atlas


@pytest.fixture(autouse=True)
def tavaria(monkeypatch):
    """The command line works on the toy atlas."""
    monkeypatch.setattr(atlas_module, "read_atlas", toy_atlas)


def asked(*words: str, atlas=None):
    """Return the request that these options make, with a measure of the toy country."""
    given = list(words) if {"--measure", "--view"} & set(words) else ["--measure", "crop", *words]
    options = parser().parse_args(joined_extents(["export", "out.csv", *given]))
    return request_from(options, atlas or toy_atlas())


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


class TestWhichView:
    def test_what_is_left_open_is_the_newest_year_with_data(self):
        view = asked().view
        assert (view.measure, view.level, view.year, view.lens) == ("crop", "zone", 2011, "monitoring")

    def test_every_part_can_be_given(self):
        view = asked(
            "--level", "country", "--year", "2011", "--as-of", "2012-12-31", "--lens", "highest", "--layers",
            "rivers,corridors", "--place", "the vale", "--extent", "vale", "--language", "es",
            "--without", "derived,press",
        ).view  # fmt: skip
        assert (view.level, view.year, view.as_of, view.lens) == (
            "country",
            2011,
            date(2012, 12, 31),
            "highest",
        )
        assert view.layers == ("corridors", "rivers")
        assert view.without == ("press", "derived")
        assert (view.place, view.extent, view.language) == ("vale", "vale", "es")

    @pytest.mark.parametrize(
        "words", [["--extent", "-82,-19,-68,1"], ["--extent=-82,-19,-68,1"], ["--extent", "-.5,1,2,3"]]
    )
    def test_an_extent_may_begin_with_a_minus(self, words):
        assert asked(*words).view.extent == words[-1].removeprefix("--extent=")

    def test_an_option_after_an_extent_is_none(self):
        assert joined_extents(["--extent", "--year"]) == ["--extent", "--year"]
        assert joined_extents(["--extent"]) == ["--extent"]

    def test_a_link_gives_the_view_and_options_change_parts_of_it(self):
        link = "http://localhost:8501/map?measure=crop&level=country&year=2011&lens=lowest&lang=es&place=vale"
        view = asked("--view", link, "--lens", "highest").view
        assert (view.level, view.year, view.place, view.language, view.lens) == (
            "country", 2011, "vale", "es", "highest",
        )  # fmt: skip

    def test_years_and_everything(self):
        request = asked("--years", "2009-2012")
        assert (request.years, request.view.year) == ((2009, 2010, 2011, 2012), 2011)
        assert asked("--all").everything

    def test_another_measure_than_the_link_s_opens_on_its_own_year(self):
        assert asked("--view", "?measure=crop&year=2011", "--measure", "seizures").view.year == 2012


class TestRefusedViews:
    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["--measure", "corp"], "(did you mean crop?)"),
            (["--place", "Wale"], "--place: no place is called 'Wale'"),
            (["--lens", "newst"], "--lens: “newst”; expected monitoring"),
            (["--lens", "source:gazette"], "did you mean source:gazette-2012"),
            (["--layers", "rivres"], "--layers: “rivres”; expected some of"),
            (["--year", "1950"], "--year: “1950”; expected a year from 2011 to 2012"),
            (["--years", "1950-1960"], "no data on crop in 1950-1960"),
            (["--years", "2012-2009"], "--years: “2012-2009”"),
            (["--level", "department"], "no figures at level department; it has figures at zone, country"),
            (["--as-of", "2011-01-01"], "no data on crop with --lens monitoring published by 2011-01-01"),
            (["--as-of", "yesterday"], "--as-of: “yesterday”"),
            (["--as-of", (date.today() + timedelta(2)).isoformat()], "expected a day from"),
            (["--extent", "5,5,5,5"], "--extent: “5,5,5,5”; expected peru"),
            (["--extent", "-500,0,1,1"], "--extent: “-500,0,1,1”; expected peru"),
            (["--extent", "1,2,nan,4"], "--extent: “1,2,nan,4”; expected peru"),
            (["--extent", "perù"], "did you mean peru"),
            (["--view", "?measure=corp"], "“corp”"),
            (["--view", "https://example.org/"], "carries no view"),
        ],
    )
    def test_one_line_says_what_was_wrong(self, words, said):
        with pytest.raises(ViewError) as caught:
            asked(*words)
        assert said in str(caught.value)
        assert "\n" not in str(caught.value)

    def test_everything_that_is_wrong_is_said_at_once(self, tmp_path, capsys):
        out = tmp_path / "a.csv"
        assert main(["export", str(out), "--measure", "corp", "--extent", "1,1,1,1", "--lens", "x"]) == 2
        told = capsys.readouterr().err.splitlines()
        assert [line.split(":")[0] for line in told] == ["--measure", "--lens", "--extent"]
        assert list(tmp_path.iterdir()) == []

    def test_a_link_and_a_file_at_once_are_refused(self, capsys):
        with pytest.raises(SystemExit) as caught:
            main(["export", "a.csv", "--view", "?", "--from", "b.csv"])
        assert caught.value.code == 2


class TestExport:
    def test_many_files_in_one_call_each_said_on_standard_error(self, tmp_path, capsys):
        files = [str(tmp_path / f"a.{ending}") for ending in formats_of(DATA)]
        assert main(["export", *files, "--measure", "crop", "--place", "tavaria"]) == 0
        out, err = capsys.readouterr()
        assert out == ""
        assert [line.split(":")[0] for line in err.splitlines()] == [
            f"{n}/{len(files)} {file}" for n, file in enumerate(files, start=1)
        ]
        assert "3 rows, 6 figures, 3 documents" in err
        assert {read_metadata(Path(file)).view for file in files} == {read_metadata(Path(files[0])).view}

    @pytest.mark.parametrize("command", ["export a.csv", "snapshot a.html"])
    def test_a_further_process_can_be_sent_all_that_it_writes_with(self, tmp_path, monkeypatch, command):
        """Whole and by value: a process that is started afresh shares nothing with the one that asks."""
        monkeypatch.setattr(
            outputs, "run_all", lambda files, write: run_all(*pickle.loads(pickle.dumps((files, write))))
        )
        verb, name = command.split()
        assert main([verb, str(tmp_path / name), "--measure", "crop"]) == 0
        assert (tmp_path / name).exists()

    def test_nothing_is_done_where_any_file_cannot_be_had(self, tmp_path, capsys):
        (tmp_path / "there.csv").write_text("mine")
        files = ["there.csv", "a.txt", "no/b.csv", "c.csv", "c.csv"]
        assert main(["export", *(str(tmp_path / name) for name in files), "--measure", "crop"]) == 2
        told = capsys.readouterr().err.splitlines()
        assert [word in line for word, line in zip(
            ["--overwrite", "no such format", "there is no folder", "named twice"], told, strict=True
        )] == [True] * 4  # fmt: skip
        assert [path.name for path in tmp_path.iterdir()] == ["there.csv"]

    def test_overwrite_replaces(self, tmp_path):
        path = tmp_path / "a.csv"
        path.write_text("mine")
        assert main(["export", str(path), "--measure", "crop", "--overwrite"]) == 0
        assert len(rows(path)) > 1

    def test_a_folder_that_may_not_be_written_is_named(self, tmp_path, monkeypatch, capsys):
        monkeypatch.setattr("os.access", lambda *_given: False)
        assert main(["export", str(tmp_path / "a.csv"), "--measure", "crop"]) == 2
        assert "may not be written" in capsys.readouterr().err

    def test_one_file_that_fails_leaves_the_others_and_nothing_of_itself(self, tmp_path, monkeypatch, capsys):
        def full(_content, path: Path):
            path.write_bytes(b"half")
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(gpkg_file, "write", full)
        files = [str(tmp_path / name) for name in ("a.csv", "b.gpkg", "c.xlsx")]
        assert main(["export", *files, "--measure", "crop"]) == 2
        told = capsys.readouterr().err.splitlines()
        assert told[-1] == f"{files[1]} could not be written: No space left on device"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "c.xlsx"]

    @pytest.mark.parametrize("ending", list(formats_of(DATA)))
    @pytest.mark.parametrize(
        "words", [["--as-of", "2012-10-01", "--language", "es"], ["--years", "2010-2012"], ["--all"]]
    )
    def test_a_file_is_made_again_from_itself(self, tmp_path, ending, words):
        first, second = tmp_path / f"one.{ending}", tmp_path / f"two.{ending}"
        given = ["--measure", "crop", "--place", "tavaria", "--extent", "-82,-19,-68,1", *words]
        assert main(["export", str(first), *given]) == 0
        assert main(["export", str(second), "--from", str(first)]) == 0
        assert first.read_bytes() == second.read_bytes()

    def test_other_data_than_then_are_said(self, tmp_path, monkeypatch, capsys):
        first = tmp_path / "one.csv"
        assert main(["export", str(first), "--measure", "crop", "--place", "tavaria"]) == 0
        monkeypatch.setattr(atlas_module, "read_atlas", lambda: toy_atlas(version="toy-2"))
        assert main(["export", str(tmp_path / "two.csv"), "--from", str(first)]) == 0
        assert "was made from data version toy-1; the data are now toy-2" in capsys.readouterr().err

    def test_the_file_speaks_the_link_s_language_and_the_program_its_own(self, tmp_path, capsys):
        path = tmp_path / "a.csv"
        assert main(["export", str(path), "--view", "?measure=crop&lang=es"]) == 0
        assert rows(path)[0]["name"] == "El Valle"
        assert "rows" in capsys.readouterr().err


def test_the_real_data_can_be_exported(tmp_path):
    """As a script calls it: no toy around it."""
    given = [str(tmp_path / "a.csv"), "--year", "2011", "--language", "es"]
    done = subprocess.run(
        [sys.executable, "-m", "geo", "export", *given],
        cwd=paths.ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "")
    found = {row["place"]: row for row in rows(tmp_path / "a.csv")}
    assert float(found["peru"]["headline"]) == 62500
    assert "Superficie cultivada con coca" in found["peru"]["measure_name"]
