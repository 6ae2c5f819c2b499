"""The Methods page: contents that lead to every section, how to read first, definitions as a table."""

from __future__ import annotations

import re

import pytest

from geo.ui.frame.atlas import load_atlas
from tests.support.pages import html, open_page


@pytest.mark.parametrize("spoken", ["en", "es"])
def test_the_contents_name_every_section_in_order(spoken: str) -> None:
    app = open_page("pages/methods.py", {"lang": spoken})
    assert not app.exception
    contents = html(app).split('class="contents"')[1].split("</nav>")[0]
    listed = re.findall(r'<a href="#([\w-]+)">', contents)
    assert listed == [header.proto.anchor for header in app.header]
    assert listed[0] == "how-to-read"


def test_every_measure_is_a_row_with_an_anchor() -> None:
    text = html(open_page("pages/methods.py", {}))
    table = text.split("definitions")[1].split("</table>")[0]
    assert sorted(re.findall(r'<tr id="(\w+)">', table)) == sorted(load_atlas().measures)
