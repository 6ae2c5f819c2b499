"""Streamlit's own words in the language of the reader: it has them in English only, without a setting."""

from __future__ import annotations

import json
from string import Template

import streamlit as st

from geo.language import _

MEGABYTES = 20
"""Largest file that a page takes, as in ``.streamlit/config.toml`` (``maxUploadSize``)."""

# Each text is drawn in place of Streamlit's; the hint under a field and the bar over a table are left out.
CSS = Template("""<style>
:root { --spoken-words: $spoken; }
[data-testid="InputInstructions"], [data-testid="stElementToolbar"] { display: none; }
[data-testid="stFileUploaderDropzone"]:not(:has([data-testid="stFileChip"])) button {
  &, & :is(p, div, span) { font-size: 0; }
  & span:has(> [data-testid="stIconMaterial"]) { display: none; }
  &::after { content: $choose; font-size: 1rem; }
}
[data-testid="stFileUploaderDropzoneInstructions"] > * { display: none; }
[data-testid="stFileUploaderDropzoneInstructions"]::after { content: $largest; }
[data-testid="stTopNav"] .rc-overflow-item:first-child::before, [data-testid="stSidebarNavItems"]::before {
  content: $explore;
}
.rc-overflow-item-rest [data-testid="stTopNavSection"] p {
  font-size: 0;
  &::after { content: $more; font-size: .875rem; }
}
[role="listbox"][data-empty] [role="option"] span {
  font-size: 0;
}
[role="listbox"][data-empty] [role="option"] span::after {
  content: $nothing; font-size: 1rem;
}
</style>""")


def spoken_names() -> dict[str, str]:
    """Return, by Streamlit's name of a button that is heard and not seen, ours in the language in use.

    ``page.js`` puts one in place of the other; a name that ends in a blank is the beginning of one.
    """
    return {
        "App pages": _("Pages"),
        "Choose date": _("Choose a date"),
        "Clear all": _("Clear"),
        "Clear value": _("Clear"),
        "Copy to clipboard": _("Copy"),
        "Decrement": _("Less"),
        "Help for ": _("Help: "),
        "Increment": _("More"),
        "Next month": _("Next month"),
        "Open": _("Open the list"),
        "Previous month": _("Previous month"),
        "Remove ": _("Remove") + " ",
        "day, ": _("Day") + ", ",
        "file upload": _("Choose a file"),
        "month, ": _("Month") + ", ",
        "year, ": _("Year") + ", ",
    }


def translate_streamlit() -> None:
    """Put the texts that Streamlit draws by itself into the language in use."""
    texts = {
        "choose": _("Choose a file"),
        "largest": _("{size} MB at most").format(size=MEGABYTES),
        "explore": _("Explore"),
        "more": _("More pages"),
        "nothing": _("Nothing found"),
    }
    held = {"spoken": spoken_names()} | texts
    st.html(CSS.substitute({name: json.dumps(text, ensure_ascii=False) for name, text in held.items()}))
