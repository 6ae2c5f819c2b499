"""A briefing written as YAML that reads like a text."""

from __future__ import annotations

import re
from typing import Any

import yaml

from geo.briefing.model import MAP, WORDS, Briefing, Scene
from geo.briefing.references import statements_of

WIDTH = 100
ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
"""Characters that YAML takes for the end of a line or leaves out unless they are written as a code."""


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks, and lists set in."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Set lists in under their key."""
        return super().increase_indent(flow, False)


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = '"' if ODD.search(text) else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def to_yaml(briefing: Briefing) -> str:
    """Return the file that `geo.briefing.reading.parse` reads back as the same briefing."""
    head = {"title": dict(briefing.title), "author": briefing.author, "date": briefing.date}
    content: dict[str, Any] = {key: value for key, value in head.items() if value}
    content["scenes"] = [_scene(scene) for scene in briefing.scenes]
    text = yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
    # An empty line before each scene; texts are set in further, so that no line of theirs begins so.
    return text.replace("\n  - id: ", "\n\n  - id: ").replace("scenes:\n\n", "scenes:\n", 1)


def _scene(scene: Scene) -> dict[str, Any]:
    """Return a scene's keys in the order in which a reader wants them; empty ones left out."""
    words = {part: dict(getattr(scene, part)) for part in WORDS}
    cited = statements_of(scene.texts) if scene.statements else ()
    extra = [id for id in scene.statements if id not in cited]
    listed: dict[str, str] | list[str] = extra
    if scene.reviewed:
        listed = {id: scene.reviewed.get(id, "") for id in scene.statements}
    found = {
        "id": scene.id,
        "kind": "" if scene.kind == MAP else scene.kind,
        "chart": scene.chart,
        "number": scene.number,
        "view": scene.view,
        "years": "{}-{}".format(*scene.years) if scene.years else "",
        **words,
        "places": list(scene.places),
        "corridors": list(scene.corridors),
        "statements": listed,
    }
    return {key: value for key, value in found.items() if value}
