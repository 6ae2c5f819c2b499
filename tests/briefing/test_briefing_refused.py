"""A briefing's file may be anything: one sentence says what is wrong, and the others stay what they are."""

from __future__ import annotations

import os

import pytest

from geo import paths
from geo.briefing import (
    discard_briefing,
    import_briefing,
    list_briefings,
    own_names,
    save_briefing,
)
from geo.briefing.reading import parse
from geo.errors import BriefingError
from tests.toys.toy_atlas import toy_atlas

SCENE = "- id: a\n  view: measure=crop\n  title: {en: A}\n  text: {en: B}\n"
GOOD = b"title: {en: Mine}\nscenes:\n" + SCENE.encode()


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("GEO_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(paths, "BRIEFINGS", tmp_path / "shipped")
    paths.briefings().mkdir(parents=True)
    return paths.briefings()


def scene(**parts: str) -> bytes:
    lines = {"id": "a", "view": "measure=crop", "title": "{en: A}", "text": "{en: B}"} | parts
    return ("title: {en: Mine}\nscenes:\n- " + "\n  ".join(f"{k}: {v}" for k, v in lines.items())).encode()


HOSTILE = {
    "a key that is a list": (b"? [a, b]\n: 1\n", "line 1: a key must be a text"),
    "a key that is a mapping": (b"? {a: b}\n: 1\n", "a key must be a text"),
    "a key twice": (b"title: {en: A, en: B}\nscenes: []\n", "the key “en” appears twice"),
    "keys without end": (b"".join(b"k%d: 1\n" % n for n in range(80_000)), "more than 40000 keys and values"),
    "many keys": (b"".join(b"k%d: 1\n" % n for n in range(10_000)), "10000 keys; expected at most these"),
    "many keys in a scene": (scene(**{f"k{n}": "1" for n in range(9_000)}), "scene 1.*: 9004 keys; expected"),
    "scenes without end": (b"title: {en: A}\nscenes:\n" + b"- {}\n" * 150_000, "more than 40000 keys"),
    "too many scenes": (b"title: {en: A}\nscenes:\n" + b"- {}\n" * 5_000, "a list of at most 200 scenes"),
    "nested without end": (b"[" * 100_000, "more than 20 lists or keys inside one another"),
    "an alias": (b"title: &a {en: A}\nscenes: [*a]\n", "references"),
    "no UTF-8": (GOOD + b"\xff", r"mine\.yaml: .*; expected YAML in UTF-8"),
    "UTF-16": (GOOD.decode().encode("utf-16"), "expected YAML in UTF-8"),
    "a zero byte": (GOOD + b"\0", "special characters|control characters"),
    "a wrong tag": (b"title: !!bool maybe\nscenes: []\n", r"mine\.yaml: .*; expected YAML"),
    "an empty number": (b"title: !!int ''\nscenes: []\n", "expected YAML"),
    "no day": (b"title: !!timestamp foo\nscenes: []\n", "expected YAML"),
    "a number without end": (b"title: " + b"9" * 5_000 + b"\nscenes: []\n", "expected YAML"),
    "code": (b"title: !!python/object/apply:os.system [id]\nscenes: []\n", "could not determine"),
    "nothing": (b"", "expected keys and values: title, author, date, scenes"),
    "a text": (b"hello", "expected keys and values"),
    "a long view": (scene(view="measure=crop&x=" + "9" * 5_000), "view: 5015 characters; expected 2000"),
    "a long title": (scene(title="{en: " + "W" * 201 + "}"), r"title\.en: 201 characters; expected 200"),
    "many statements": (scene(statements=str([f"t-{n}" for n in range(300)])), "300 ids; expected 200"),
    "many places": (scene(places=str([f"t-{n}" for n in range(300)])), "places: 300 ids; expected 200"),
    "too large": (b"#" * 1_000_001, r"mine\.yaml is larger than 1000 kB"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_read_is_said_and_not_kept(home, name: str) -> None:
    content, expected = HOSTILE[name]
    with pytest.raises(BriefingError, match=expected) as refused:
        import_briefing(content, "mine.yaml", toy_atlas())
    lines = str(refused.value).splitlines()
    assert len(lines) <= 21
    assert max(map(len, lines)) < 400
    assert [*home.iterdir()] == []


@pytest.mark.parametrize("name", HOSTILE)
def test_lying_in_the_folder_it_harms_no_other(home, name: str) -> None:
    (home / "bad.yaml").write_bytes(HOSTILE[name][0])
    save_briefing(parse(GOOD, name="good"))
    bad, good = list_briefings(toy_atlas())
    assert (bad.id, bad.briefing, good.problems) == ("bad", None, ())
    assert 1 <= len(bad.problems) <= 21


def test_of_many_faults_twenty_are_said() -> None:
    listed = "".join(SCENE.replace("title", "titel").replace("id: a", f"id: a{n}") for n in range(30))
    with pytest.raises(BriefingError) as refused:
        parse(("title: {en: Mine}\nscenes:\n" + listed).encode(), name="mine")
    lines = str(refused.value).splitlines()
    assert (len(lines), lines[-1]) == (21, "and 40 more")  # two of each scene: unknown, and missing


class TestWhatIsNoFile:
    """A pipe, a device and a folder under the name of a briefing."""

    @pytest.fixture(params=["pipe", "device", "folder", "dangling"])
    def odd(self, home, request):
        path = home / "bad.yaml"
        if request.param == "pipe":
            os.mkfifo(path)
        elif request.param == "device":
            path.symlink_to("/dev/zero")
        elif request.param == "dangling":
            path.symlink_to("nowhere")
        else:
            path.mkdir()
        return path

    def test_it_is_named_and_the_others_are_read(self, odd):
        save_briefing(parse(GOOD, name="good"))
        bad, good = list_briefings(toy_atlas())
        assert len(bad.problems) == 1
        assert bad.problems[0].startswith(f"{odd} cannot be read: ")
        assert good.briefing is not None

    def test_it_can_be_deleted(self, odd):
        (bad,) = list_briefings(toy_atlas())
        discard_briefing(bad)
        assert not odd.is_symlink()
        assert not odd.exists()
        assert list_briefings(toy_atlas()) == []
        (aside,) = (paths.workspace() / "set-aside" / "briefings").iterdir()
        assert aside.name == "bad.yaml"


def test_one_whose_check_fails_is_said_and_not_kept(home, monkeypatch) -> None:
    def fails(*_args: object) -> list[str]:
        raise RuntimeError("a fault of ours")

    save_briefing(parse(GOOD, name="kept"))
    monkeypatch.setattr("geo.briefing.store.check_briefing", fails)
    with pytest.raises(BriefingError, match="cannot be checked against the data: a fault of ours"):
        import_briefing(GOOD, "mine.yaml", toy_atlas())
    assert own_names() == ["kept"]
    (kept,) = list_briefings(toy_atlas())
    assert kept.briefing is None


def test_a_shipped_one_is_not_discarded(monkeypatch) -> None:
    paths.BRIEFINGS.mkdir()
    (paths.BRIEFINGS / "ours.yaml").write_text("scenes: [", encoding="utf-8")
    (broken,) = list_briefings(toy_atlas())
    with pytest.raises(BriefingError, match=r"ours\.yaml is no file of your own"):
        discard_briefing(broken)
