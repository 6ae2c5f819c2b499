"""What a publication changes: in sentences, in exports and pictures, and in a package for another atlas."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from geo import paths
from geo.atlas import read_atlas
from geo.catalog import check, data_version
from geo.catalog.published import fixed, look_again
from geo.cli import main
from geo.exports import read_metadata
from geo.model import View
from geo.review.people import ADMIN, Person
from geo.review.publication.differences import DISAGREEMENTS, FIGURES, HEADLINES, compare, differences
from geo.review.publication.packages import export_package
from geo.review.publication.publishing import publish, trial
from geo.store.batches import INSTITUTION, SOURCE, STATEMENT, UNDO, Item, publish_batch, read_published
from geo.store.database import Store
from tests.review.test_over_the_package import FIGURE, SOURCE_BODY, WHOLE

NARROW = "\N{NO-BREAK SPACE}"
PERU = {"place": "peru", "value": "61000", "value_stated": "61,000", "definition": "on 1 May, by the team"}
ITEMS = (*WHOLE, Item(STATEMENT, "own-abcdef-2", FIGURE | PERU | {"definition": ""}))


def test_every_difference_is_a_sentence_and_nothing_is_written(store: Store) -> None:
    before = read_atlas()
    found = differences(store, ITEMS, before)
    texts = {
        about: [one.text.replace(NARROW, " ") for one in found if one.about == about]
        for about in (FIGURES, HEADLINES)
    }
    assert texts[FIGURES] == [
        "New: In 2013 The Team spoke of 120 ha of coca in Nueva Aurora (The Team, 1 June 2014).",
        "New: In 2013 The Team spoke of 61,000 ha of coca in Peru (The Team, 1 June 2014).",
    ]
    assert texts[HEADLINES] == ["Coca cultivation, Nueva Aurora, 2013: no data becomes 120 ha."]
    (disputed,) = [one for one in found if one.about == DISAGREEMENTS]
    assert "61,000" in disputed.text
    assert disputed.view == View(measure="coca_cultivation", place="peru", year=2013)
    assert read_published(store).last == 0
    with fixed(trial(store, ITEMS)):
        after = read_atlas()
    back = [one.text.replace(NARROW, " ") for one in compare(after, before)]
    assert back[0].startswith("No longer there: In 2013 The Team spoke of 120 ha")
    assert "Coca cultivation, Nueva Aurora, 2013: 120 ha becomes no data." in back
    assert compare(before, before) == []


def test_the_merged_package_is_whole_and_another_atlas_opens_it(store: Store, tmp_path: Path) -> None:
    idle = Item(SOURCE, "own-idle", SOURCE_BODY | {"id": "own-idle", "publisher": "Nobody Else"})
    own = [*ITEMS, idle, Item(INSTITUTION, "Nobody Else", {"name_es": "Nadie más"})]
    own[-3] = Item(STATEMENT, "own-abcdef-2", FIGURE | PERU)
    publish_batch(store, own, by="ana", reason="", follows=0)
    done = export_package(store, tmp_path / "out.zip")
    assert (done.records, done.left_out) == (5, ("own-idle", "Nobody Else"))
    folder = tmp_path / "unzipped"
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        archive.extractall(folder)
    assert check(folder) == []
    assert data_version(folder) == done.version
    assert "A report. The Team, 2014-06-01. Terms: internal." in (folder / "ATTRIBUTION.md").read_text()
    shutil.copytree(paths.ROOT / "geo", folder / "geo", ignore=shutil.ignore_patterns("__pycache__"))
    code = (
        "from geo.atlas import read_atlas; a = read_atlas(); s = a.statements['own-abcdef-2']; "
        "print(a.version, s.value, a.places.get('nueva-aurora').lat, a.sources[s.source].authors, a.faults)"
    )
    env = {"GEO_HOME": str(tmp_path / "none"), "PATH": "", "PYTHONPATH": str(folder)}
    opened = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    assert opened.stdout.strip() == f"{done.version} 61000.0 -11.6 ('Ana', 'Luis') []", opened.stderr


@pytest.mark.parametrize("name", ["view.csv", "view.xlsx", "view.png"])
def test_files_and_pictures_carry_the_figure_and_cite_its_source(
    store: Store, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    figure = Item(
        STATEMENT, "own-abcdef-3", FIGURE | {"place": "cusco", "value": "777", "value_stated": "777"}
    )
    batch = publish_batch(store, [*WHOLE[:2], figure], by="ana", reason="", follows=0)
    command = "snapshot" if name.endswith("png") else "export"
    view = ["--measure", "coca_cultivation", "--year", "2013", "--level", "department"]
    path = tmp_path / name
    assert main([command, str(path), *view, "--lens", "source:own-report"]) == 0, capsys.readouterr().err
    held = read_metadata(path)
    assert "+local:" in held.data_version
    assert "own-report" in held.sources
    publish_batch(store, [Item(UNDO, str(i.id), None) for i in batch.items], by="ana", reason="", follows=1)
    look_again()  # as whoever publishes does; others see it within a second
    assert main([command, str(tmp_path / f"gone-{name}"), *view, "--lens", "source:own-report"]) != 0


def test_by_command_published_listed_and_taken_back(
    store: Store, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["review", "publish"]) == 2
    assert "nothing waits" in capsys.readouterr().err
    publish_batch(store, ITEMS, by="ana", reason="a trial", follows=0)
    assert main(["review", "list", "batches"]) == 0
    listed = capsys.readouterr().out
    assert "batch 1: 5 records (ana" in listed
    assert "own-abcdef-2: coca_cultivation, peru, 2013, 61000 ha" in listed
    assert main(["review", "undo", "1", "--items", "5", "--reason", "not ours"]) == 0
    assert "batch 2: 1 record of batch 1 taken back" in capsys.readouterr().out
    assert main(["review", "undo", "1", "--items", "5"]) == 2
    assert main(["review", "export", str(tmp_path / "out.zip")]) == 0
    assert "4 published records" in capsys.readouterr().out
    assert main(["review", "export", str(tmp_path / "out.zip")]) == 2


def test_nothing_is_exported_that_would_not_pass(store: Store, tmp_path: Path) -> None:
    publish_batch(store, [Item(STATEMENT, "own-abcdef-9", FIGURE)], by="ana", reason="", follows=0)
    with pytest.raises(Exception, match="nueva-aurora"):
        export_package(store, tmp_path / "out.zip")
    assert not (tmp_path / "out.zip").exists()
    with pytest.raises(Exception, match="nothing waits"):
        publish(store, Person("ana", ADMIN))
