"""``python -m geo extract FILE…``: candidate statements, or every quantity, read from documents."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from geo.cli.common import FAILED, Commands, day
from geo.language import _
from geo.storage import draft_of, refuse

if TYPE_CHECKING:
    from geo.extract.batch.task import Options, Result


def add_commands(commands: Commands) -> None:
    """Add ``extract`` to the command line."""
    parser = commands.add_parser(
        "extract",
        allow_abbrev=False,
        help=_("read candidate figures from documents"),
        description=_(
            "Read figures from text, Markdown, HTML, PDF and Word documents, each tied to its words. They "
            "are candidates: what was not found stays empty, and the next best choices stand beside each."
        ),
    )
    parser.add_argument(
        "files",
        nargs="+",
        metavar=_("FILE"),
        help=_("documents, folders of documents, or - for standard input"),
    )
    parser.add_argument(
        "--quantities", action="store_true", help=_("every quantity, whatever it is of, and nothing else")
    )
    add_document_options(parser)
    parser.add_argument(
        "--format", choices=["csv", "json"], default="", help=_("by default that of OUT, else csv")
    )
    parser.add_argument("-o", "--output", type=Path, metavar=_("OUT"), help=_("file to write"))
    parser.add_argument("--overwrite", action="store_true", help=_("replace a file that exists already"))
    parser.add_argument("--explain", action="store_true", help=_("print why each field was chosen instead"))
    parser.add_argument(
        "--workers", type=int, default=0, metavar=_("N"), help=_("processes; by default one a processor")
    )
    parser.add_argument(
        "--scheduler",
        default="",
        metavar=_("ADDRESS"),
        help=_("Dask scheduler that gives out the work: tcp://host:8786"),
    )
    parser.set_defaults(run=_extract)


def add_document_options(parser: argparse.ArgumentParser) -> None:
    """Add what may be said of documents that are read: day of publication and language."""
    parser.add_argument(
        "--published", type=day, metavar=_("DATE"),
        help=_(
            "day of publication (2014-05-31), to which 'last year' refers; "
            "else the date at the head of a text"
        ),
    )  # fmt: skip
    parser.add_argument(
        "--language", dest="document_language", choices=["en", "es"], default="",
        help=_("language of the documents; found out where it is not given"),
    )  # fmt: skip


def _extract(options: argparse.Namespace) -> int:
    from geo.extract.batch.output import as_text
    from geo.extract.batch.task import QUANTITIES, REASONS, STATEMENTS
    from geo.extract.batch.task import Options as How

    wanted = REASONS if options.explain else QUANTITIES if options.quantities else STATEMENTS
    how = How(wanted, options.document_language, options.published)
    if options.output is not None:
        refuse(options.output, overwrite=options.overwrite)
    refused: list[Result] = []
    results = _without(_results(options, how), refused)
    _write(as_text(results, options.format or _format_of(options.output), wanted), options.output)
    return FAILED if refused else 0


def _format_of(path: Path | None) -> str:
    return "json" if path is not None and path.suffix.lower() == ".json" else "csv"


def _results(options: argparse.Namespace, how: Options) -> Iterator[Result]:
    """Yield the result of every document asked for, the refused ones of folders first."""
    from geo.extract.batch.run import Workers, results, resumed
    from geo.extract.batch.task import extract
    from geo.extract.documents import STANDARD_INPUT, documents_in, read_content

    if STANDARD_INPUT in options.files:
        yield extract(STANDARD_INPUT, read_content(Path(STANDARD_INPUT)), how)
    found = documents_in([Path(name) for name in options.files if name != STANDARD_INPUT])
    for one in found.refused:
        yield {"file": str(one.path), "error": one.reason}
    documents = list(found.documents)
    workers = Workers(options.scheduler, options.workers)
    if options.output is None:
        yield from results(documents, how, workers)
    else:
        yield from resumed(documents, how, workers, options.output, _progress)


def _without(results: Iterable[Result], refused: list[Result]) -> Iterator[Result]:
    """Yield what was read; say on standard error why another was not, and what is doubtful in a good one."""
    for result in results:
        for note in result.get("notes", ()):
            print(f"{result['file']}: {note}", file=sys.stderr)
        if "error" in result:
            print(result["error"], file=sys.stderr)
            refused.append(result)
        else:
            yield result


def _progress(done: int, count: int, result: Result) -> None:
    """Say how far it is: in one line where someone watches, else at every tenth part."""
    text = _("{n} of {count} documents").format(n=done, count=count)
    if sys.stderr.isatty():
        print(f"\r{text}", end="\n" if done == count else "", file=sys.stderr, flush=True)
    elif count >= 10 and done * 10 // count > (done - 1) * 10 // count:
        print(text, file=sys.stderr, flush=True)


def _write(pieces: Iterable[str], path: Path | None) -> None:
    if path is None:
        for piece in pieces:
            sys.stdout.write(piece)
        return
    with draft_of(path) as draft, draft.open("w", encoding="utf-8", newline="") as file:
        for piece in pieces:
            file.write(piece)
