"""What the tests of the map and its panel share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from geo.atlas import read_atlas
from geo.exports import Request
from geo.exports.formats.html_file import html_document
from geo.model import View


@pytest.fixture(scope="module")
def opened() -> Callable[..., str]:
    """Return what makes the document of a view that stands alone."""
    atlas = read_atlas()

    def document_of(**view: object) -> str:
        return html_document(atlas, Request(View(**view)))

    return document_of
