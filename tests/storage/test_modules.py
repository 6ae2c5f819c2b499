"""Modules joined into one script: in order of their imports, in one scope, without comments."""

from __future__ import annotations

import pytest

from geo.errors import ArgumentError, FileError
from geo.storage import join_modules


@pytest.fixture
def folder(tmp_path):
    """Return what writes modules into a folder and joins those that the first imports."""

    def write(**files: str) -> str:
        for name, code in files.items():
            (tmp_path / f"{name}.js").write_text(code + "\n", encoding="utf-8")
        return join_modules(tmp_path / f"{next(iter(files))}.js")

    return write


def test_what_is_imported_comes_first_and_once(folder):
    joined = folder(
        main='import { one } from "./one.js";\nimport {\n  two,\n  three,\n} from "./two.js";\n'
        "one(two);\nif (three) {}",
        two='import { one } from "./one.js";\nexport const two = one;\nexport let three = 3;\nif (two) {}',
        one="export function one() {}",
    )
    assert [line for line in joined.splitlines() if line] == [
        "function one() {}",
        "const two = one;", "let three = 3;", "if (two) {}",
        "one(two);", "if (three) {}",
    ]  # fmt: skip


def test_two_may_import_each_other(folder):
    joined = folder(
        a='import { b } from "./b.js";\nexport function a() { b(); }',
        b='import { a } from "./a.js";\nexport function b() { a(); }',
    )
    assert joined.splitlines() == ["function b() { a(); }", "function a() { b(); }"]


def test_comments_on_lines_of_their_own_are_left_out_and_nothing_else(folder):
    joined = folder(
        a="// one\n/**\n * Two.\n * @param {string} x\n */\nfunction a(x) {\n  // three\n"
        "  return `//${x}/*`; // four\n}"
    )
    assert joined.splitlines() == ["function a(x) {", "  return `//${x}/*`; // four", "}"]


def test_a_name_that_two_modules_declare_is_refused(folder):
    with pytest.raises(ArgumentError, match=r"a\.js and b\.js both declare same"):
        folder(
            a='import { b } from "./b.js";\nconst same = { b };', b="export const b = {};\nfunction same() {}"
        )


@pytest.mark.parametrize(
    "line",
    [
        'import * as b from "./b.js";',
        'import "./b.js";',
        'import b from "./b.js";',
        "export { a };",
        'export * from "./b.js";',
        "export default {};",
    ],
)
def test_a_form_that_cannot_be_joined_is_refused(folder, line):
    with pytest.raises(ArgumentError, match=r"^a\.js: "):
        folder(a=f"const a = {{}};\n{line}", b="export const b = {};")


def test_a_name_in_an_import_cannot_be_another_here(folder):
    with pytest.raises(ArgumentError, match=r"^a\.js: "):
        folder(a='import { b as c } from "./b.js";\nc({});', b="export const b = {};")


def test_a_file_that_is_not_there_is_named(folder):
    with pytest.raises(FileError, match=r"^b\.js"):
        folder(a='import { b } from "./b.js";\nb({});')
