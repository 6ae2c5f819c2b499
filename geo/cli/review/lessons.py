"""``python -m geo review lessons``: what the extractor was taught, its cases, and files of them."""

from __future__ import annotations

import argparse
from pathlib import Path

from geo.cli.common import FAULTS, Commands
from geo.cli.review.results import add_action, show
from geo.language import _, ngettext

KINDS = ("place", "institution", "spelling", "measure", "not-measure")
"""As `geo.extract.lexicon.lessons.KINDS`, which is not imported to print help."""


def add_actions(actions: Commands) -> None:
    """Add ``lessons`` with its actions."""
    text = _("teach the extractor words, and test what it was taught")
    group = actions.add_parser("lessons", allow_abbrev=False, help=text, description=text)
    ways = group.add_subparsers(dest="way", required=True, metavar=_("ACTION"))
    teach = add_action(ways, "teach", _("teach words from a figure that was read wrongly"))
    teach.add_argument("figure", type=int, metavar=_("N"), help=_("number of the figure, as list shows it"))
    teach.add_argument("kind", choices=KINDS, help=_("what the words are"))
    teach.add_argument("words", metavar=_("WORDS"), help=_("as they stand in the document"))
    teach.add_argument(
        "meaning", metavar=_("MEANING"), help=_("id of the place or measure, the institution, the spelling")
    )
    teach.add_argument(
        "--part", choices=["of", "act", "nouns"], default="of",
        help=_("of a measure: the words say what it is of, what is done, or what is counted"),
    )  # fmt: skip
    teach.set_defaults(run=_teach)
    add_action(ways, "list", _("list them")).set_defaults(run=_list)
    check = add_action(ways, "check", _("read the sentence of each lesson again, and compare"))
    check.set_defaults(run=_check)
    forget = add_action(ways, "forget", _("take a lesson back"))
    forget.add_argument("key", metavar=_("KEY"), help=_("of the lesson, as list shows it"))
    forget.set_defaults(run=_forget)
    export = add_action(ways, "export", _("write all lessons with their cases to a YAML file"))
    export.add_argument("file", type=Path, metavar=_("OUT"))
    export.add_argument("--overwrite", action="store_true", help=_("replace a file that is there"))
    export.set_defaults(run=_export)
    bring = add_action(ways, "import", _("take over the lessons of a file"))
    bring.add_argument("file", type=Path, metavar=_("FILE"))
    bring.set_defaults(run=_import)


def _teach(options: argparse.Namespace) -> int:
    from geo.errors import ReviewError
    from geo.review.lessons import case_of, check_cases, teach
    from geo.review.people import local_person
    from geo.review.state import reviews_of
    from geo.store.database import open_store
    from geo.store.documents import get_document

    store = open_store()
    with store.reading() as connection:
        found = reviews_of(connection, ids=[options.figure])
    if not found or found[0].candidate.document is None:
        raise ReviewError(_("there is no figure {number} of a document").format(number=options.figure))
    document = get_document(store, found[0].candidate.document)
    case = case_of(store, found[0], document, options.kind, options.words, options.meaning, options.part)
    teach(store, local_person(), [case])
    result = check_cases(store, [case])[0]
    line = _("{key}: “{words}” taught; {result}")
    words = _("read so from now on") if result.holds else _("its sentence is still read otherwise")
    record = {"key": case.key, "words": case.lesson.words, "holds": result.holds, "found": result.found}
    show(options, [(line.format(key=case.key, words=case.lesson.words, result=words), record)])
    return 0


def _list(options: argparse.Namespace) -> int:
    from geo.store.address import store_exists

    if not store_exists():
        show(options, [])
        return 0
    from geo.review.lessons import kept_cases
    from geo.store.database import open_store

    kept = kept_cases(open_store())
    show(
        options,
        [
            (
                "\t".join((key, case.lesson.kind, case.lesson.words, case.lesson.meaning, entry.by)),
                case.as_data() | {"key": key},
            )
            for key, (entry, case) in kept.items()
        ],
    )
    return 0


def _check(options: argparse.Namespace) -> int:
    from geo.store.address import store_exists

    if not store_exists():
        show(options, [])
        return 0
    from geo.review.lessons import check_cases
    from geo.store.database import open_store

    results = check_cases(open_store())
    lines = []
    for one in results:
        lesson = one.case.lesson
        state = (
            _("holds") if one.holds else _("does not hold: read as {found}").format(found=one.found or "?")
        )
        line = "\t".join((one.key, lesson.kind, lesson.words, lesson.meaning, state))
        lines.append((line, {"key": one.key, "holds": one.holds, "found": one.found}))
    show(options, lines)
    return 0 if all(one.holds for one in results) else FAULTS


def _forget(options: argparse.Namespace) -> int:
    from geo.review.lessons import forget
    from geo.review.people import local_person
    from geo.store.database import open_store

    entry = forget(open_store(), local_person(), options.key)
    show(options, [(_("{name}: withdrawn").format(name=entry.key), {"key": entry.key})])
    return 0


def _export(options: argparse.Namespace) -> int:
    from geo.review.cases import written_cases
    from geo.review.lessons import kept_cases
    from geo.storage import save
    from geo.store.database import open_store

    cases = [case for _entry, case in kept_cases(open_store()).values()]
    save(options.file, lambda draft: draft.write_bytes(written_cases(cases)), overwrite=options.overwrite)
    show(
        options,
        [(_counted(options.file.name, len(cases)), {"file": str(options.file), "lessons": len(cases)})],
    )
    return 0


def _import(options: argparse.Namespace) -> int:
    from geo.errors import ReviewError
    from geo.review.cases import LARGEST, read_lessons
    from geo.review.lessons import teach
    from geo.review.people import local_person
    from geo.storage import read_file
    from geo.store.database import open_store

    cases = read_lessons(options.file.name, read_file(options.file, LARGEST, error=ReviewError))
    written = teach(open_store(), local_person(), cases)
    show(options, [(_counted(options.file.name, len(written)), {"lessons": len(cases), "new": len(written)})])
    return 0


def _counted(name: str, count: int) -> str:
    return ngettext("{file}: {n} lesson", "{file}: {n} lessons", count).format(file=name, n=count)
