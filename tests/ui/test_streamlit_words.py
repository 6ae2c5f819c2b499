"""Names that Streamlit gives its buttons: ours stand for those that it still has."""

from __future__ import annotations

from pathlib import Path

import streamlit

from geo.language import in_language
from geo.ui.frame.streamlit_words import spoken_names

STATIC = Path(streamlit.__file__).parent / "static" / "static" / "js"


def test_every_name_that_is_put_into_words_of_ours_is_one_that_streamlit_still_has():
    scripts = "".join(path.read_text(encoding="utf-8") for path in STATIC.glob("*.js"))
    assert [name for name in spoken_names() if name.rstrip(", ") not in scripts] == []


def test_they_are_heard_in_spanish():
    with in_language("es"):
        spanish = spoken_names()
    assert spanish["Previous month"] == "Mes anterior"
    assert spanish["Remove "] == "Quitar "
