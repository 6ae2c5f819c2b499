"""An edition is written whole or not at all, once, and never changed; the index follows it."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from geo.cli import FAILED, main
from geo.edition import publishing
from geo.errors import EditionError
from tests.support.editions import DAY, contents, publish_toy, whole_toy_atlas


def test_the_manifest_names_every_file_with_its_size_and_checksum(edition):
    said = json.loads((edition / "manifest.json").read_text(encoding="utf-8"))
    held = contents(edition)
    del held["manifest.json"]
    found = {
        name: {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
        for name, content in held.items()
    }
    assert said["files"] == found
    assert said["edition"] == edition.name == "2026-11-28-vtoy-1"
    assert said["licence"] == "CC BY 4.0"
    assert edition.name in said["cite"]["en"]
    assert edition.name in said["cite"]["es"]


def test_publishing_again_changes_no_byte_and_another_day_adds_an_edition(tmp_path):
    first = publish_toy(tmp_path)
    before = contents(tmp_path)
    again = publish_toy(tmp_path)
    assert (first.new, again.new) == (True, False)
    assert contents(tmp_path) == before
    publish_toy(tmp_path, date(2026, 12, 1))
    after = contents(tmp_path)
    assert {name: after[name] for name in before if name.startswith("2026-11-28")} == {
        name: content for name, content in before.items() if name.startswith("2026-11-28")
    }
    listed = json.loads(after["editions.json"])["editions"]
    assert [one["id"] for one in listed] == ["2026-12-01-vtoy-1", "2026-11-28-vtoy-1"]
    feed = ElementTree.fromstring(after["feed.xml"])
    atom = "{http://www.w3.org/2005/Atom}"
    assert [entry.findtext(f"{atom}title") for entry in feed.iter(f"{atom}entry")] == [
        one["id"] for one in listed
    ]
    for page in ("index.html", "index.es.html"):
        assert all(one["id"].encode() in after[page] for one in listed)


def test_the_same_data_and_day_give_the_same_bytes_anywhere(editions, tmp_path):
    publish_toy(tmp_path / "new" / "folder")
    assert contents(tmp_path / "new" / "folder") == contents(editions)


def test_what_fails_midway_leaves_nothing_behind(tmp_path, monkeypatch):
    publish_toy(tmp_path)
    before = contents(tmp_path)

    def fail(_site: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(publishing, "write_sources", fail)
    with pytest.raises(EditionError, match="No space left"):
        publish_toy(tmp_path, date(2026, 12, 1))
    assert contents(tmp_path) == before
    assert {path.name for path in tmp_path.iterdir() if path.is_dir()} == {"2026-11-28-vtoy-1"}


def test_an_index_that_was_not_written_is_made_up_for(tmp_path):
    publish_toy(tmp_path)
    (tmp_path / "editions.json").unlink()
    (tmp_path / "index.html").write_text("cut off", encoding="utf-8")
    assert not publish_toy(tmp_path).new
    assert "2026-11-28-vtoy-1" in (tmp_path / "index.html").read_text(encoding="utf-8")
    assert (tmp_path / "editions.json").exists()


def test_a_folder_that_is_none_of_editions_is_refused(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("geo.atlas.read_atlas", whole_toy_atlas)
    file = tmp_path / "a.txt"
    file.write_text("x", encoding="utf-8")
    for folder, said in ((file, "is a file"), (tmp_path, "a.txt")):
        assert main(["publish-static", str(folder)]) == FAILED
        assert said in capsys.readouterr().err
    assert contents(tmp_path) == {"a.txt": b"x"}


def test_a_damaged_edition_is_named_and_not_written_over(tmp_path):
    publish_toy(tmp_path)
    manifest = tmp_path / "2026-11-28-vtoy-1" / "manifest.json"
    manifest.write_text("{", encoding="utf-8")
    with pytest.raises(EditionError, match="2026-11-28-vtoy-1 is damaged"):
        publish_toy(tmp_path)
    assert manifest.read_text(encoding="utf-8") == "{"


def test_the_command_says_what_it_did(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("geo.atlas.read_atlas", whole_toy_atlas)
    command = ["publish-static", str(tmp_path / "out"), "--date", DAY.isoformat()]
    assert main(command) == 0
    assert "new edition with" in capsys.readouterr().err
    assert main(command) == 0
    assert "nothing was changed" in capsys.readouterr().err


def test_figures_published_locally_are_told_of(tmp_path):
    publish_toy(tmp_path, version="toy-1+local:12ab34cd")
    folder = tmp_path / "2026-11-28-vtoy-1-local-12ab34cd"
    assert json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["local"] is True
    for page in ("en/index.html", "en/map.html", "en/places.html"):
        assert "published locally" in (folder / page).read_text(encoding="utf-8")
    assert "published locally" in (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "publicados localmente" in (folder / "es" / "sources.html").read_text(encoding="utf-8")


def test_a_day_that_is_none_is_wrong_use(tmp_path: Path, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["publish-static", str(tmp_path), "--date", "tomorrow"])
    assert stopped.value.code == FAILED
    assert "tomorrow" in capsys.readouterr().err
