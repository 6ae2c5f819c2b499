"""The one list of formats: what it names is there, and to ask it loads nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.formats import EXPORTS, FORMATS, FileFormat, ending_of, formats_of, known_endings, load
from geo.language import in_language
from tests.support.imports import modules_after


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: f"{form.kind}-{form.ending}")
def test_every_function_that_is_named_is_there(form: FileFormat) -> None:
    named = [name for name in (form.write, form.read_record, form.reopen) if name]
    assert all(callable(load(name)) for name in named)
    assert bool(form.read_record) == (form.kind in EXPORTS)


def test_no_ending_is_of_two_formats_of_a_view() -> None:
    endings = [form.ending for form in FORMATS if form.kind in EXPORTS]
    assert sorted(endings) == sorted(formats_of(*EXPORTS))


def test_labels_follow_the_language() -> None:
    with in_language("es"):
        spanish = [form.label() for form in FORMATS]
    assert all(one != form.label() for one, form in zip(spanish, FORMATS, strict=True) if " " in one)


def test_the_list_loads_no_library_that_writes() -> None:
    heavy = {"matplotlib", "pandas", "pyarrow", "pyogrio", "pptx", "xlsxwriter"}
    assert not heavy & modules_after("import geo.formats")


def test_an_ending_is_read_without_its_dot_and_case() -> None:
    assert (ending_of(Path("a/b.PNG")), ending_of(Path("b")), known_endings("map")) == ("png", "", ".html")
