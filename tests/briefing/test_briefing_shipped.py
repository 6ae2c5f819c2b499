"""The shipped briefing against the data, and `python -m geo briefing`."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from geo import paths
from geo.briefing import check_briefing, scenes_message
from geo.briefing.shipped import check_shipped
from geo.cli import FAILED, FAULTS, main
from geo.exports.formats.html_check import opened
from geo.language import use


class TestShipped:
    def test_it_holds_against_the_data(self, whole, atlas):
        assert check_briefing(whole, atlas) == []
        assert check_shipped() == []

    def test_it_tells_what_it_is_to_tell(self, whole):
        assert [scene.id for scene in whole.scenes] == [
            "main-zones", "national-count", "huallaga", "amazon-border", "first-in-area", "first-in-cocaine",
            "first-in-export", "loreto-2011", "air-bridge", "pacific-lane", "atlantic-way", "destinations",
            "gold-mining", "not-known",
        ]  # fmt: skip

    @pytest.mark.parametrize("language", ["en", "es"])
    def test_every_scene_is_short_and_cites(self, whole, atlas, language):
        use(language)
        for scene in scenes_message(whole, atlas)["scenes"]:
            assert scene["fallback"] == ""
            assert len(" ".join(scene["text"])) < 700, scene["id"]
            assert scene["sources"], scene["id"]
            assert scene["notes"], scene["id"]

    def test_both_languages_show_the_same_figures(self, whole):
        from geo.briefing.references import references

        for scene in whole.scenes:
            for part in ("text", "notes"):
                said = [sorted(map(str, references(words))) for words in getattr(scene, part).values()]
                assert said[0] == said[1], (scene.id, part)

    @pytest.mark.parametrize("change", ["value", "gone"])
    def test_the_check_of_the_data_fails_with_a_statement(self, atlas, monkeypatch, capsys, change):
        statements = dict(atlas.statements)
        said = statements.pop("d3-04")
        if change == "value":
            statements["d3-04"] = replace(said, value=26000.0)
        monkeypatch.setattr("geo.briefing.shipped.read_atlas", lambda: replace(atlas, statements=statements))
        assert main(["check"]) == FAULTS
        lines = capsys.readouterr().out.splitlines()
        assert lines
        assert all(
            line.startswith("data/briefings/peru-coca-atlas.yaml: scene loreto-2011") for line in lines
        )

    def test_another_checkout_is_held_to_its_own_tables(self, toy_package):
        folder = toy_package / "data" / "briefings"
        folder.mkdir()
        scene = "{id: a, view: measure=crop, title: {en: A}, text: {en: '{t-01}'}}"
        text = f"title: {{en: A}}\nscenes:\n  - {scene}\n"
        (folder / "a.yaml").write_text(text, encoding="utf-8")
        faults = check_shipped(toy_package)
        assert any("statements: t-01: not reviewed" in fault for fault in faults)
        assert any("title.es: missing" in fault for fault in faults)
        assert not any("no figure" in fault for fault in faults)


class TestCommand:
    @pytest.fixture(autouse=True)
    def quick(self, atlas, monkeypatch):
        """One atlas for all calls."""
        monkeypatch.setattr("geo.atlas.read_atlas", lambda: atlas)

    def test_files_are_written_and_said(self, short, tmp_path, capsys):
        mine = self.mine(short, tmp_path)
        out = tmp_path / "talk.html"
        assert main(["briefing", str(out), "--file", str(mine), "--language", "es"]) == 0
        assert "talk.html: 2 " in capsys.readouterr().err
        assert opened(out).config["deck"]["scenes"]["language"] == "es"

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            ([], "no file is named"),
            (["x.doc"], "no such format"),
            (["x.pdf", "--reviewed"], "writes no other file"),
            (["x.pdf", "--file", "none.yaml"], "none.yaml cannot be read"),
            (["no-folder/x.pdf"], "there is no folder"),
        ],
    )
    def test_what_cannot_be_done_is_said_before_any_work(self, words, told, tmp_path, monkeypatch, capsys):
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr("geo.cli.briefing.handout_writer", None)
        assert main(["briefing", *words]) == FAILED
        assert told in capsys.readouterr().err
        assert list(tmp_path.iterdir()) == []

    def test_a_review_notes_what_is_said_now(self, short, tmp_path, capsys):
        mine = self.mine(short, tmp_path)
        text = mine.read_text(encoding="utf-8")
        mine.write_text(text.replace("at_least 25000 ha", "at_least 24000 ha"), encoding="utf-8")
        out = tmp_path / "talk.html"
        assert main(["briefing", str(out), "--file", str(mine)]) == FAILED
        assert "d3-04: reviewed as “at_least 24000 ha" in capsys.readouterr().err
        assert main(["briefing", "--reviewed", "--file", str(mine)]) == 0
        assert "loreto-2011: d3-04: at_least 24000 ha" in capsys.readouterr().out
        assert mine.read_text(encoding="utf-8") == text

    def test_a_review_cannot_bring_back_what_is_gone(self, short, tmp_path, capsys):
        mine = self.mine(short, tmp_path)
        mine.write_text(mine.read_text(encoding="utf-8").replace("d3-04", "d3-44"), encoding="utf-8")
        before = mine.read_bytes()
        assert main(["briefing", "--reviewed", "--file", str(mine)]) == FAULTS
        assert "d3-44" in capsys.readouterr().out
        assert mine.read_bytes() == before

    def mine(self, short, folder):
        from geo.briefing import to_yaml

        path = folder / "mine.yaml"
        path.write_text(to_yaml(short), encoding="utf-8")
        return path


def test_the_description_names_every_shipped_briefing():
    described = json.loads((paths.DATA / "datapackage.json").read_text(encoding="utf-8"))["briefings"]
    files = sorted(path.relative_to(paths.DATA).as_posix() for path in paths.BRIEFINGS.glob("*"))
    assert sorted(item["path"] for item in described) == files
