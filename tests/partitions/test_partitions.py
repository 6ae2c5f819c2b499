"""The figures by measure and year say what the reader in memory says, through DuckDB and through Dask."""

from __future__ import annotations

import csv
import io
import shutil
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pyarrow.dataset as dataset
import pytest

from geo import paths
from geo.atlas import Atlas, estimate_all, read_atlas
from geo.catalog.published import STATEMENT, Overlay
from geo.cli import main
from geo.errors import DataError, ExportError, UnknownNameError
from geo.estimates.density import DENSITIES
from geo.partitions import Partitions, write_partitions
from geo.statements import each_statement, load_statements_lenient
from geo.statements import read as statement_reader

pytest.importorskip("duckdb", reason="pip install -r requirements-large.txt")


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("partitions") / "figures"
    assert write_partitions(made).faults == []
    return made


@pytest.fixture
def held(folder: Path) -> Partitions:
    return Partitions(folder, memory="64MB")


@pytest.mark.parametrize("lens", ["monitoring", "highest"])
def test_every_estimate_is_that_of_the_reader_in_memory(held: Partitions, atlas: Atlas, lens: str) -> None:
    for measure in atlas.measures:
        if measure not in DENSITIES:
            found = [one for year in held.years(measure) for one in held.estimates(measure, year, lens)]
            found.sort(key=lambda one: (one.place, one.year, one.known_from))
            assert found == estimate_all(atlas, measure, lens).estimates, measure


def test_one_place_alone(held: Partitions, atlas: Atlas) -> None:
    everywhere = estimate_all(atlas, "coca_cultivation", "monitoring").estimates
    wanted = [one for one in everywhere if (one.place, one.year) == ("vraem", 2020)]
    assert wanted
    assert held.estimates("coca_cultivation", 2020, place="vraem") == wanted


def test_sql_over_all_files_counts_what_the_table_holds(held: Partitions, folder: Path) -> None:
    statements = load_statements_lenient()[0]
    spans = [(s.measure, range(s.period_start.year, s.period_end.year + 1)) for s in statements]
    counted = Counter((measure, year) for measure, years in spans for year in years)
    query = f"""
        SELECT measure, year, count(*), sum(value) FROM read_parquet('{folder}/figures/*/*/*.parquet',
        hive_partitioning = true) GROUP BY ALL
    """
    rows = held.engine.execute(query).fetchall()
    assert {(measure, year): count for measure, year, count, _sum in rows} == counted
    homicides = [s for s in statements if s.measure == "homicides" and s.period_end.year == 2020]
    total = next(total for measure, year, _count, total in rows if (measure, year) == ("homicides", 2020))
    assert total == pytest.approx(sum(s.value for s in homicides if s.value is not None))


def test_dask_reads_the_same(folder: Path, atlas: Atlas) -> None:
    frames = pytest.importorskip("dask.dataframe", reason="pip install -r requirements-cluster.txt")
    figures = frames.read_parquet(
        folder / "figures", filters=[("measure", "==", "coca_cultivation"), ("year", "==", 2020)]
    )
    highest = figures.groupby("place")["value"].max().compute()
    said = [s for s in atlas.statements.values() if s.measure == "coca_cultivation"]
    said = [s for s in said if s.period_start.year <= 2020 <= s.period_end.year and s.value is not None]
    assert highest.dropna().to_dict() == {
        place: max(s.value for s in said if s.place == place) for place in {s.place for s in said}
    }


def test_the_place_of_a_figure_leads_to_its_outline(folder: Path, atlas: Atlas) -> None:
    outlines = gpd.read_parquet(folder / "outlines.parquet").set_index("place")
    assert outlines.crs.to_epsg() == 4326
    assert set(outlines.index) == atlas.outlines
    vraem = atlas.layers["zones"].set_index("id").geometry["vraem"]
    assert outlines.loc["vraem", "geometry"].equals(vraem)


def test_published_records_lie_over_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = load_statements_lenient()[0]
    changed, gone, other = shipped[0], shipped[1], shipped[2]
    overlay = Overlay(items={(STATEMENT, one.id): object() for one in (changed, gone)})  # type: ignore[misc]
    monkeypatch.setattr(Overlay, "of_kind", lambda self, kind: [_Item(id) for _kind, id in self.items])
    monkeypatch.setattr(statement_reader, "published", lambda path: overlay)
    monkeypatch.setattr(
        statement_reader,
        "over",
        lambda held, *_rest: ({id: replace(s, note="new") for id, s in held.items() if id != gone.id}, []),
    )
    found = {s.id: s for s in each_statement([])}
    assert found[changed.id].note == "new"
    assert gone.id not in found
    assert found[other.id] == other
    assert len(found) == len(shipped) - 1


class _Item:
    def __init__(self, record: str) -> None:
        self.record = record


def test_damaged_rows_are_left_out_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(paths.DATA, tmp_path / "data")
    (tmp_path / "seeds").symlink_to(paths.ROOT / "seeds")
    table = tmp_path / "data/tables/statements.csv"
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join([*lines[:2], lines[2].replace("peru", "atlantis"), lines[3]]), encoding="utf-8")
    monkeypatch.setattr(paths, "ROOT", tmp_path)
    written = write_partitions(tmp_path / "out")
    assert written.figures == 2
    assert [(fault.row, fault.value) for fault in written.faults] == [(3, "atlantis")]

    table.write_bytes("".join(lines[:2]).encode() + b"d0-02,\xff\n")
    with pytest.raises(DataError, match="UTF-8"):
        write_partitions(tmp_path / "more")
    assert not (tmp_path / "more").exists()


def test_a_folder_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(ExportError, match="exists already"):
        write_partitions(tmp_path / "there")

    def full(*_given: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(dataset, "write_dataset", full)
    with pytest.raises(ExportError, match="No space left"):
        write_partitions(tmp_path / "new")
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


def test_what_cannot_be_read_is_named(
    held: Partitions, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ExportError, match="python -m geo partition write"):
        Partitions(tmp_path)
    with pytest.raises(UnknownNameError, match="coca_cultivation"):
        held.estimates("coca_cultivatio", 2020)
    with pytest.raises(ExportError, match="calculated from coca_cultivation"):
        held.estimates("coca_density", 2020)
    assert held.estimates("coca_cultivation", 1700) == []
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(ExportError, match=r"requirements-large\.txt"):
        Partitions(folder)


def test_the_command_prints_estimates(folder: Path, atlas: Atlas, capsys: pytest.CaptureFixture[str]) -> None:
    call = ["partition", "read", str(folder), "--measure", "coca_cultivation", "--year", "2020"]
    assert main([*call, "--place", "vraem"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    known = estimate_all(atlas, "coca_cultivation", "monitoring").at("vraem", 2020)
    assert known is not None
    assert float(rows[-1]["headline"]) == known.headline
    assert rows[-1]["known_from"] == known.known_from.isoformat()
    assert main(["partition", "read", str(folder), "--measure", "nothing"]) == 2
    assert "measure “nothing” is unknown" in capsys.readouterr().err
