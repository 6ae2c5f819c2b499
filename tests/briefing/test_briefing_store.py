"""Where briefings lie: written whole, never over another's change, deleted so that it can be undone."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from geo import paths
from geo.briefing import (
    Briefing,
    Deleted,
    Scene,
    delete_briefing,
    duplicate_briefing,
    export_briefing,
    free_name,
    import_briefing,
    list_briefings,
    own_briefing,
    own_names,
    read_briefing,
    restore_briefing,
    save_briefing,
    to_yaml,
)
from geo.errors import BriefingChangedError, BriefingError
from geo.storage import locked
from tests.support.own_files import OWN, change_stored, stored
from tests.toys.toy_atlas import toy_atlas

SCENE = Scene("one", "measure=crop&year=2011", title={"en": "One"}, text={"en": "Words {t-01}"})
SHIPPED = paths.BRIEFINGS / "peru-coca-atlas.yaml"
MINE = Briefing("mine", {"en": "Mine"}, (SCENE,))


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """An empty workspace, and a folder of shipped briefings with one in it."""
    monkeypatch.setenv("GEO_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(paths, "BRIEFINGS", tmp_path / "shipped")
    (tmp_path / "shipped").mkdir()
    shipped = to_yaml(replace(MINE, title={"en": "Shipped"}))
    (tmp_path / "shipped" / "ours.yaml").write_text(shipped, encoding="utf-8")
    return tmp_path / "home" / "briefings"


class TestSaving:
    def test_what_is_saved_is_read_back_with_its_revision(self, home):
        saved = save_briefing(MINE)
        assert own_briefing("mine") == saved
        assert saved.scenes[0].statements == ("t-01",)
        assert len(saved.revision) == 16
        assert stored(OWN) == {"mine": export_briefing(saved)}
        assert not home.exists()

    def test_the_shipped_briefing_is_kept_as_it_was_read(self):
        briefing = read_briefing(SHIPPED)
        assert save_briefing(replace(briefing, id="mine", revision="")).scenes == briefing.scenes

    def test_saving_again_needs_the_revision_that_was_read(self):
        first = save_briefing(MINE)
        second = save_briefing(replace(first, title={"en": "Other"}), first.revision)
        assert second.revision != first.revision
        with pytest.raises(BriefingChangedError, match="“mine” was changed since you opened it") as refused:
            save_briefing(replace(first, title={"en": "Mine again"}), first.revision)
        assert refused.value.copy_name == "mine-copy"
        assert own_briefing("mine").title == {"en": "Other"}

    def test_a_copy_name_is_free(self):
        save_briefing(MINE)
        save_briefing(replace(MINE, id="mine-copy"))
        assert free_name("mine") == "mine-copy-2"

    def test_a_new_one_never_replaces_another(self):
        save_briefing(MINE)
        with pytest.raises(BriefingChangedError, match="exists already"):
            save_briefing(MINE)

    def test_one_that_was_deleted_meanwhile_is_said(self):
        first = save_briefing(MINE)
        change_stored(OWN, "mine", None)
        with pytest.raises(BriefingChangedError, match="was deleted since"):
            save_briefing(first, first.revision)

    def test_the_change_of_another_replica_counts(self):
        first = save_briefing(MINE)
        change_stored(OWN, "mine", export_briefing(first) + b"# note\n")
        with pytest.raises(BriefingChangedError):
            save_briefing(first, first.revision)

    def test_the_name_of_a_shipped_one_is_taken(self):
        with pytest.raises(BriefingChangedError, match="comes with the atlas") as refused:
            save_briefing(replace(MINE, id="ours"))
        assert refused.value.copy_name == "ours-copy"

    def test_of_many_writers_one_wins(self):
        first = save_briefing(MINE)

        def write(number: int) -> bool:
            try:
                save_briefing(replace(first, title={"en": f"By {number}"}), first.revision)
            except BriefingChangedError:
                return False
            return True

        with ThreadPoolExecutor(8) as pool:
            won = list(pool.map(write, range(16)))
        assert sum(won) == 1
        assert own_briefing("mine").title == {"en": f"By {won.index(True)}"}

    def test_what_cannot_be_read_back_is_not_written(self, home):
        with pytest.raises(BriefingError, match="title: missing"):
            save_briefing(replace(MINE, scenes=(replace(SCENE, title={}),)))
        with pytest.raises(BriefingError, match=r"title\.en: contains an incomplete character"):
            save_briefing(replace(MINE, title={"en": "\ud800"}))
        assert own_names() == []

    @pytest.mark.parametrize("name", ["../mine", "", "Mine", "a/b", ".hidden", "x" * 90])
    def test_a_name_stays_in_its_folder(self, name):
        with pytest.raises(BriefingError, match="expected a name of lower-case letters"):
            save_briefing(replace(MINE, id=name))

    @pytest.mark.parametrize("age", [0, 60, -86_400], ids=["of now", "of a minute ago", "of tomorrow"])
    def test_a_lock_left_behind_keeps_nobody_waiting(self, home, age):
        home.parent.mkdir(parents=True)
        lock = home.parent / ".lock"
        lock.touch()
        os.utime(lock, (time.time() - age, time.time() - age))
        assert save_briefing(MINE).revision

    def test_a_lock_that_is_held_says_so(self, monkeypatch):
        monkeypatch.setattr("geo.storage.locks.PATIENCE", 0.05)
        with locked(paths.workspace()), pytest.raises(BriefingError, match="is being written to"):
            save_briefing(MINE)
        assert save_briefing(MINE).revision

    def test_a_folder_that_cannot_be_written_is_named(self, home):
        home.parent.write_text("a file", encoding="utf-8")
        with pytest.raises(BriefingError, match="GEO_HOME"):
            save_briefing(MINE)


class TestDeleting:
    def test_what_was_deleted_is_put_back(self):
        saved = save_briefing(MINE)
        deleted = delete_briefing("mine", saved.revision)
        assert own_names() == []
        assert [kept.id for kept in list_briefings(toy_atlas())] == ["ours"]
        assert restore_briefing(deleted) == saved

    def test_it_gets_another_name_where_its_own_is_taken(self):
        deleted = delete_briefing("mine", save_briefing(MINE).revision)
        save_briefing(MINE)
        assert restore_briefing(deleted).id == "mine-copy"

    def test_each_of_two_of_one_name_is_put_back(self):
        titles = [{"en": "First"}, {"en": "Second"}]
        gone = [
            delete_briefing("mine", save_briefing(replace(MINE, title=title)).revision) for title in titles
        ]
        assert [restore_briefing(one).title for one in gone] == titles
        assert own_names() == ["mine", "mine-copy"]

    def test_one_that_was_changed_is_not_deleted(self):
        save_briefing(MINE)
        with pytest.raises(BriefingChangedError):
            delete_briefing("mine", "0" * 16)
        with pytest.raises(BriefingError, match="no briefing “other” of your own"):
            delete_briefing("other", "")

    def test_what_was_never_kept_is_not_restored(self):
        with pytest.raises(BriefingError, match="no briefing “mine” of your own"):
            restore_briefing(Deleted("mine", 1))


class TestListing:
    def test_the_shipped_come_first_and_the_faulty_are_said(self, home):
        save_briefing(MINE)
        home.mkdir()
        (home / "broken.yaml").write_text("title: [", encoding="utf-8")
        lost = to_yaml(MINE).replace("t-01", "t-77")
        (home / "lost.yaml").write_text(lost, encoding="utf-8")
        listed = {kept.id: kept for kept in list_briefings(toy_atlas())}
        assert list(listed) == ["ours", "broken", "lost", "mine"]
        assert listed["ours"].shipped
        assert listed["broken"].briefing is None
        assert "broken.yaml, line" in listed["broken"].problems[0]
        assert "t-77" in listed["lost"].problems[0]
        assert listed["mine"].problems == ()

    def test_an_empty_workspace_is_no_error(self):
        assert [kept.id for kept in list_briefings(toy_atlas())] == ["ours"]


class TestCopies:
    def test_a_shipped_one_is_duplicated_as_ones_own(self):
        copy = duplicate_briefing(read_briefing(paths.BRIEFINGS / "ours.yaml", shipped=True))
        assert (copy.id, copy.shipped, copy.scenes[0].title) == ("ours-copy", False, {"en": "One"})

    def test_a_file_travels_and_comes_back(self):
        saved = save_briefing(MINE)
        again = import_briefing(export_briefing(saved), "My Talk (final).YAML")
        assert (again.id, again.scenes) == ("my-talk-final", saved.scenes)
        assert import_briefing(export_briefing(saved), "mine.yaml").id == "mine-copy"

    @pytest.mark.parametrize("content", [b"#" * 1_000_001, b"\x00", b"scenes: []", b"<html>"])
    def test_what_is_no_briefing_is_not_kept(self, home, content):
        with pytest.raises(BriefingError, match=r"talk\.yaml"):
            import_briefing(content, "talk.yaml")
        assert own_names() == []
