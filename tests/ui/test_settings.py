"""The settings of the server: private by default, and in the colours of the map."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from streamlit import config

from geo.style import palette

ROOT = Path(__file__).parents[2]
SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def _options(settings: dict, prefix: str = "") -> list[str]:
    found = []
    for key, value in settings.items():
        found += _options(value, f"{prefix}{key}.") if isinstance(value, dict) else [prefix + key]
    return found


def test_it_serves_this_machine_and_reports_to_nobody():
    assert SETTINGS["server"]["address"] == "127.0.0.1"
    assert SETTINGS["browser"]["gatherUsageStats"] is False
    assert SETTINGS["server"]["headless"] is True


@pytest.mark.parametrize("option", _options(SETTINGS))
def test_streamlit_knows_each_setting(option):
    """A setting that a new version dropped would be ignored without a word."""
    config.get_option(option)


@pytest.mark.parametrize(("theme", "colours"), [("light", palette.LIGHT), ("dark", palette.DARK)])
def test_page_and_map_share_their_colours(theme, colours):
    page = SETTINGS["theme"][theme]
    assert page["backgroundColor"] == colours.panel
    assert page["textColor"] == colours.ink
    assert page["borderColor"] == colours.rule
    assert page["primaryColor"] == colours.focus


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("colour", ["textColor", "linkColor"])
def test_text_can_be_read(theme, colour):
    """WCAG AA: contrast of at least 4.5 to 1 on both grounds."""

    def luminance(code: str) -> float:
        parts = [int(code[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    page = SETTINGS["theme"][theme]
    for ground in ("backgroundColor", "secondaryBackgroundColor"):
        darker, lighter = sorted(luminance(page[key]) for key in (colour, ground))
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5
