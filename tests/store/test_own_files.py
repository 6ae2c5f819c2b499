"""Own boundaries and briefings in the store: kept whole, seen by all, taken over from the folder once."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from shapely.geometry import box

from geo import paths
from geo.boundaries import adopt, outlined_place, propose
from geo.briefing import (
    export_briefing,
    import_briefing,
    list_briefings,
    own_briefing,
    own_names,
    save_briefing,
)
from geo.briefing.reading import parse
from geo.catalog import data_stamp, data_version, own_boundaries
from geo.catalog.boundaries import own_stamp
from geo.cli import main
from geo.errors import BriefingChangedError, BriefingError, GeoError, StoreError
from geo.store.database import Store, close_stores
from geo.store.files import last_states, read_content
from geo.store.shared import BOUNDARY, BRIEFING, keep_file, own_files
from tests.support.own_files import BOUNDARIES, OWN, change_stored, stored
from tests.support.servers.killed import ended, full_disk
from tests.toys.own import LINES, write_geojson
from tests.toys.toy_atlas import toy_atlas

ROOT = Path(__file__).parents[2]
MINE = b"title: {en: Mine}\nscenes:\n- id: a\n  view: year=2024\n  title: {en: A}\n  text: {en: B}\n"
OTHER = MINE.replace(b"Mine", b"Other")
BOX = box(-74.5, -13, -73.5, -12)


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test writes into the folder counts as written to the end."""
    monkeypatch.setattr("geo.store.folder.SETTLED", 0.0)


def put(name: str, content: bytes) -> Path:
    """Write a file into the folder of briefings, long ago."""
    path = paths.briefings() / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


def states(store: Store, kind: str = BRIEFING) -> dict[str, int]:
    """Return how many states the store has of each file."""
    with store.reading() as connection:
        return {name: state.number for name, state in last_states(connection, kind).items()}


def left() -> list[str]:
    """Return what still lies in the folder of briefings."""
    return sorted(path.name for path in paths.briefings().glob("**/*.yaml"))


class TestTakingOver:
    def test_a_workspace_of_files_comes_into_the_store_once_with_a_backup(self, store):
        put("mine.yaml", MINE)
        put("trash/mine.1.yaml", OTHER)
        put("trash/gone.2.yaml", OTHER)
        assert own_names() == ["mine"]
        assert stored(OWN) == {"mine": MINE}
        assert states(store) == {"gone": 2, "mine": 3}
        assert read_content(store, BRIEFING, "gone", 1) == read_content(store, BRIEFING, "mine", 1) == OTHER
        assert left() == []
        (backup,) = paths.backups().iterdir()
        with zipfile.ZipFile(backup) as archive:
            assert {name: archive.read(name) for name in archive.namelist()} == {
                "briefings/mine.yaml": MINE,
                "briefings/trash/mine.1.yaml": OTHER,
                "briefings/trash/gone.2.yaml": OTHER,
            }
        aside = paths.workspace() / "set-aside" / "briefings"
        assert sorted(p.name for p in aside.iterdir()) == ["gone.2.yaml", "mine.1.yaml", "mine.yaml"]
        assert own_names() == ["mine"]
        assert states(store) == {"gone": 2, "mine": 3}

    @pytest.mark.parametrize(
        ("at", "times"),
        [
            ("geo.store.folder:_back_up", 1),
            ("geo.store.files:add_state", 1),
            ("geo.store.folder:_keep_all", 1),
            ("shutil:move", 1),
            ("shutil:move", 2),
        ],
    )
    def test_ended_anywhere_the_next_look_ends_it_without_doubling(self, store, at, times):
        for number in range(3):
            put(f"talk-{number}.yaml", MINE)
        put("trash/gone.1.yaml", OTHER)
        ended(own_names, at, times)
        change_stored(OWN, "later", OTHER)
        assert own_names() == ["later", "talk-0", "talk-1", "talk-2"]
        assert states(store) == {"gone": 2, "later": 1, "talk-0": 1, "talk-1": 1, "talk-2": 1}
        assert left() == []

    def test_what_changed_after_it_was_ended_is_not_written_over(self, store):
        put("mine.yaml", MINE)
        put("other.yaml", MINE)
        ended(own_names, "shutil:move")
        change_stored(OWN, "other", OTHER)
        assert own_names() == ["mine", "other"]
        assert stored(OWN)["other"] == OTHER
        assert left() == []

    def test_a_name_that_the_team_has_already_is_not_replaced(self, store):
        change_stored(OWN, "mine", OTHER)
        change_stored(OWN, "same", MINE)
        put("mine.yaml", MINE)
        put("same.yaml", MINE)
        put("My Talk (final).yaml", MINE)
        put("trash/mine.1.yaml", OTHER)
        own_names()
        assert stored(OWN) == {"mine": OTHER, "mine-copy": MINE, "my-talk-final": MINE, "same": MINE}

    def test_what_cannot_be_used_stays_and_is_said(self, store):
        put("mine.yaml", MINE)
        broken = put("broken.yaml", b"title: [")
        kept = {one.id: one for one in list_briefings(toy_atlas()) if not one.shipped}
        assert (kept["broken"].path, kept["mine"].path) == (broken, None)
        assert "broken.yaml, line" in kept["broken"].problems[0]
        assert left() == ["broken.yaml"]
        put("broken.yaml", MINE)
        assert own_names() == ["broken", "mine"]
        assert left() == []

    def test_what_is_still_being_written_waits(self, store, monkeypatch):
        monkeypatch.setattr("geo.store.folder.SETTLED", 60.0)
        put("mine.yaml", MINE).write_bytes(MINE)
        assert own_names() == ["mine"]
        assert (stored(OWN), left()) == ({}, ["mine.yaml"])

    def test_a_workspace_that_cannot_be_written_is_read_as_it_is(self, store, monkeypatch):
        def refused(*_args: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("geo.store.folder._back_up", refused)
        put("mine.yaml", MINE)
        assert own_briefing("mine").title == {"en": "Mine"}
        assert (stored(OWN), left()) == ({}, ["mine.yaml"])

    def test_a_boundary_is_the_same_data_before_and_after(self, store, tmp_path, capsys):
        shape = write_geojson(tmp_path / "a.geojson", BOX)
        assert main(["boundaries", "use", str(shape), "--place", "vraem", *LINES, "--force"]) == 0
        version, content = data_version(), stored(BOUNDARIES)["vraem"]
        change_stored(BOUNDARIES, "vraem", None)
        assert data_version() == version.split("+")[0]
        paths.boundaries().mkdir(parents=True)
        (paths.boundaries() / "vraem.geojson").write_bytes(content)
        assert list(own_boundaries()[0]) == ["vraem"]
        assert (data_version(), stored(BOUNDARIES)) == (version, {"vraem": content})
        assert list(paths.boundaries().iterdir()) == []


class TestKeeping:
    def test_another_replica_is_noticed_without_reading_any_content(self, store, monkeypatch):
        before = data_stamp()
        keep_file(BOUNDARIES, "vraem", b"{", by="another")
        monkeypatch.setattr("geo.store.files.read_content", None)
        monkeypatch.setattr("geo.store.shared._NEWEST", {})  # as after a second
        after = data_stamp()
        assert after != before
        change_stored(OWN, "mine", MINE)
        assert data_stamp() == after
        assert states(store, BOUNDARY) == {"vraem": 1}

    def test_while_the_database_is_away_a_running_server_shows_what_it_showed(self, store, monkeypatch):
        def away(*_args: object) -> None:
            raise StoreError("away")

        monkeypatch.setattr("geo.store.shared.ASK_AGAIN", -1.0)
        keep_file(BOUNDARIES, "vraem", b"{", by="another")
        before = own_stamp()
        change_stored(OWN, "mine", MINE)
        monkeypatch.setattr("geo.store.files.newest_file", away)
        monkeypatch.setattr("geo.store.files.list_files", away)
        assert own_stamp() == before
        found, (fault,) = own_boundaries()
        assert (found, fault.value) == ({}, "away")
        with pytest.raises(BriefingError, match="away"):
            list_briefings(toy_atlas())

    def test_of_two_who_read_the_same_one_is_refused(self, store, monkeypatch):
        first = save_briefing(parse(MINE, name="mine"))
        seen = own_files(OWN)
        save_briefing(parse(OTHER, name="mine"), first.revision)
        monkeypatch.setattr("geo.briefing.own.own_files", lambda _shared: seen)  # read before the other wrote
        with pytest.raises(BriefingChangedError, match="was changed since you opened it") as refused:
            save_briefing(first, first.revision)
        assert refused.value.copy_name == "mine-copy"
        assert states(store) == {"mine": 2}

    @pytest.mark.parametrize("command", ["boundary", "import", "save"])
    @pytest.mark.parametrize("point", ["killed", "full"])
    def test_ended_halfway_what_was_kept_is_kept(self, store, command, point, tmp_path):
        first = save_briefing(parse(MINE, name="mine"))
        before = stored(OWN), stored(BOUNDARIES)
        shape = write_geojson(tmp_path / "a.geojson", BOX)
        proposal = propose(shape, outlined_place("vraem"))
        act = {
            "boundary": lambda: adopt(proposal, "Someone", "public domain", force=True),
            "import": lambda: import_briefing(MINE, "new.yaml"),
            "save": lambda: save_briefing(parse(OTHER, name="mine"), first.revision),
        }[command]
        if point == "killed":
            ended(act, "geo.store.files:add_state")
        elif store.is_sqlite:
            with full_disk(), pytest.raises(GeoError, match="disk"):
                act()
        close_stores()
        assert (stored(OWN), stored(BOUNDARIES)) == before
        assert before[0] == {"mine": export_briefing(own_briefing("mine"))}


def test_without_own_files_no_database_is_made_and_none_loaded(tmp_path) -> None:
    code = (
        "import sys; from geo.briefing import own_names; from geo.catalog import data_stamp, own_boundaries; "
        "own_names(), data_stamp(), own_boundaries(); print('sqlalchemy' in sys.modules)"
    )
    home = tmp_path / "home"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True,
        env={k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {"GEO_HOME": str(home)},
    )  # fmt: skip
    assert done.stdout.strip() == "False"
    assert not home.exists()


def test_a_command_takes_a_briefing_by_its_name_or_by_where_its_file_was(store, capsys) -> None:
    save_briefing(parse(MINE, name="mine"))
    for number, file in enumerate(("mine", str(paths.briefings() / "mine.yaml"))):
        change_stored(OWN, "mine", MINE + b"# %d\n" % number)
        assert main(["briefing", "--reviewed", "--file", file]) == 0
        assert stored(OWN)["mine"] == export_briefing(own_briefing("mine"))
    assert main(["briefing", "--reviewed", "--file", "nothing"]) != 0
    assert "nothing cannot be read" in capsys.readouterr().err
