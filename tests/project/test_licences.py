"""Every package comes under terms that allow what is done with it, and the list of them is up to date."""

from __future__ import annotations

import re

from scripts.licences import OUT, licence_of, listing, pinned

FREE = re.compile(
    r"MIT|BSD|Apache|PSF|Python Software Foundation|ISC|MPL|LGPL|Zlib|CC0|CNRI|Artistic", re.IGNORECASE
)
"""Terms under which a package may be used and passed on unchanged, whatever ours are."""


def test_the_list_of_licences_is_that_of_what_is_installed() -> None:
    assert OUT.read_text(encoding="utf-8") == listing(), "python -m scripts.licences writes it"


def test_no_package_binds_what_uses_it() -> None:
    ways = {name: re.split(r" or ", licence_of(name), flags=re.IGNORECASE) for name in pinned()}
    bound = {
        name
        for name, choices in ways.items()
        if not any(all(map(FREE.search, re.split(" and ", one, flags=re.IGNORECASE))) for one in choices)
    }
    assert bound == set()
