"""``python -m geo briefing OUT…``: a briefing as slides, as pages or as a document that stands alone."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from geo import paths
from geo.cli.common import FAULTS, Commands
from geo.cli.outputs import add_output_options, failed, output_faults, say
from geo.errors import BriefingError, GeoError
from geo.formats import HANDOUT, ending_of, formats_of, handout_writer, known_endings
from geo.language import LANGUAGES, _, current, in_language
from geo.storage import write_whole

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.briefing import Briefing

SHIPPED = "peru-coca-atlas"
"""The briefing that is written where no file is named."""


def add_commands(commands: Commands) -> None:
    """Add ``briefing`` to the command line."""
    parser = commands.add_parser(
        "briefing",
        allow_abbrev=False,
        help=_("write a briefing as slides, as PDF or as one offline document"),
        description=_(
            "Write a briefing: PPTX has one slide for each scene, with the sources in its "
            "notes; PDF one page for each scene, and the references; HTML presents without a "
            "network. With --reviewed only the file of scenes is written: what each figure "
            "says now, after you have read every scene again."
        ),
    )
    add_output_options(parser, HANDOUT, nargs="*")
    parser.add_argument(
        "--file",
        type=Path,
        metavar="SCENES.yaml",
        help=_("scenes of your own: a file, or the name of a briefing you keep; else the shipped briefing"),
    )
    parser.add_argument(
        "--language", choices=[*LANGUAGES], default=argparse.SUPPRESS, help=_("language of the file")
    )
    parser.add_argument(
        "--template",
        type=Path,
        metavar="FILE.pptx",
        help=_("slides in a design of your own: a PowerPoint file or template whose layouts are used"),
    )
    parser.add_argument(
        "--reviewed",
        action="store_true",
        help=_("note in the file of scenes what each figure says now"),
    )
    parser.set_defaults(run=_briefing)


def _briefing(options: argparse.Namespace) -> int:
    language = getattr(options, "language", None) or current()
    faults = output_faults(options.files, formats_of(HANDOUT), overwrite=options.overwrite)
    if not options.files and not options.reviewed:
        faults.append(
            _("no file is named; expected one that ends in {known}").format(known=known_endings(HANDOUT))
        )
    if options.files and options.reviewed:
        faults.append(_("--reviewed writes no other file; expected none named"))
    if options.template and not any(ending_of(path) == "pptx" for path in options.files):
        faults.append(_("--template is for slides; expected a file that ends in .pptx"))
    if faults:
        return failed(faults)
    from geo.atlas import read_atlas

    path = options.file or paths.BRIEFINGS / f"{SHIPPED}.yaml"
    own = _own_name(path)
    briefing = _read(path, own)
    atlas = read_atlas()
    if options.reviewed:
        return _review(briefing, path, own, atlas)
    with in_language(language):
        return _write_all(options, briefing, atlas)


def _own_name(path: Path) -> str:
    """Return the name of the own briefing that is meant where there is no such file; else nothing."""
    from geo.briefing import own_names

    if path.exists():
        return ""
    named = path.stem if path.parent.resolve() == paths.briefings().resolve() else str(path)
    return named if named in own_names() else ""


def _read(path: Path, own: str) -> Briefing:
    from geo.briefing import own_briefing, read_briefing

    if own:
        return own_briefing(own)
    return read_briefing(path, shipped=path.resolve().parent == paths.BRIEFINGS.resolve())


def _write_all(options: argparse.Namespace, briefing: Briefing, atlas: Atlas) -> int:
    """Write every file asked for, reporting each scene, and return the exit code."""
    from geo.briefing.model import scene_count

    failures = []
    for number, path in enumerate(options.files, start=1):
        write = handout_writer(ending_of(path), options.template)
        try:
            write(briefing, atlas, path, overwrite=options.overwrite, report=say)
        except GeoError as error:
            failures += [line if str(path) in line else f"{path}: {line}" for line in str(error).splitlines()]
            continue
        told = scene_count(len(briefing.scenes))
        say(f"{number}/{len(options.files)} {path}: {told}, {path.stat().st_size / 1000:,.0f} kB")
    return failed(failures) if failures else 0


def _review(briefing: Briefing, path: Path, own: str, atlas: Atlas) -> int:
    """Note in a briefing what its statements say now, and say which said something else."""
    from geo.briefing import check_briefing, renewed, save_briefing, to_yaml

    after = renewed(briefing, atlas)
    for old, new in zip(briefing.scenes, after.scenes, strict=True):
        for id, said in new.reviewed.items():
            if old.reviewed.get(id) != said:
                print(f"{new.id}: {id}: {old.reviewed.get(id, '')} -> {said}")
    faults = check_briefing(after, atlas)
    if faults:
        for fault in faults:
            print(fault)
        return FAULTS
    try:
        if own:
            save_briefing(after, briefing.revision)
        else:
            write_whole(path, to_yaml(after).encode("utf-8"))
    except OSError as error:
        raise BriefingError(
            _("{file} could not be written: {reason}").format(file=path, reason=error.strerror)
        ) from error
    print(_("{file}: reviewed").format(file=path))
    return 0
