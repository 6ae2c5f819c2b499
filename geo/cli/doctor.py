"""``python -m geo doctor``: what is installed and used, what is wrong with it, and what to do."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib import metadata

from geo import catalog, paths, statements
from geo.cli.common import FAULTS, Commands
from geo.errors import GeoError, ReviewError
from geo.language import _, ngettext
from geo.storage import LEAST_FREE, room_at
from geo.store.address import database_file, database_url, shown_address

LEAST_PYTHON = (3, 11)

SETTINGS = (
    "GEO_HOME", "SEEDS_DIR", "GEO_BASE_URL", "GEO_USER", "GEO_ADMINS", "GEO_LOGIN", "GEO_LOG", "GEO_REPLICA",
    "GEO_FRAMED_BY",
)  # fmt: skip
"""What the environment may say; ``DATABASE_URL`` is shown without its password (`_database`)."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes
    ----------
    about : str
        What, in a word or two.
    found : str
        How it is.
    remedy : str
        What to do; empty where all is well.
    """

    about: str
    found: str
    remedy: str = ""


def add_commands(commands: Commands) -> None:
    """Add ``doctor`` to the command line."""
    doctor = commands.add_parser(
        "doctor",
        help=_("say what is installed and used, and what is wrong"),
        description=_(
            "Say what is installed, which data and workspace are used, what is wrong with them and what "
            "to do. Exit code 1 where anything is wrong."
        ),
    )
    doctor.add_argument("--format", choices=["text", "json"], default="text", help=_("how it is printed"))
    doctor.set_defaults(run=_doctor)


def _doctor(options: argparse.Namespace) -> int:
    found = list(findings())
    if options.format == "json":
        print(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1))
    else:
        for one in found:
            print(f"{one.about}: {one.found}")
            if one.remedy:
                print(f"  → {one.remedy}")
        wrong = sum(1 for one in found if one.remedy)
        print(
            ngettext("{count} thing to mend", "{count} things to mend", wrong).format(count=wrong)
            if wrong
            else _("All is well.")
        )
    return FAULTS if any(one.remedy for one in found) else 0


def findings() -> Iterator[Finding]:
    """Yield what is found, each thing looked at by itself: one that fails keeps none of the others back."""
    trouble = _trouble_of_the_store()
    looks: dict[str, Callable[[], Iterator[Finding]]] = {
        "Python": _python,
        _("packages"): _packages,
        _("settings"): _settings,
        _("data"): lambda: _data(trouble),
        _("texts of documents"): _documents,
        _("workspace"): _workspace,
        _("database"): lambda: _database(trouble),
    }
    for about, look in looks.items():
        try:
            yield from look()
        except GeoError as error:
            yield Finding(about, str(error), _("python -m geo check says what is wrong, line by line"))


def _python() -> Iterator[Finding]:
    remedy = ""
    if sys.version_info < LEAST_PYTHON:
        remedy = _("install Python {version} or newer, remove .venv and run make run").format(
            version=".".join(map(str, LEAST_PYTHON))
        )
    yield Finding("Python", f"{platform.python_version()} ({platform.system()}, {sys.executable})", remedy)


def _packages() -> Iterator[Finding]:
    """Hold what is installed to requirements.txt."""
    missing, other, count = [], [], 0
    for line in (paths.ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# --- to test"):
            break
        name, pinned, version = line.partition("==")
        if not pinned or line.startswith("#"):
            continue
        count += 1
        try:
            installed = metadata.version(name.split("[")[0])
        except metadata.PackageNotFoundError:
            missing.append(name)
            continue
        if installed != version:
            other.append(f"{name} {installed} ({version})")
    remedy = _("pip install -r requirements.txt, or make run, which does it")
    if missing:
        yield Finding(_("packages"), _("not installed: {names}").format(names=", ".join(missing)), remedy)
    if other:
        text = _("in another version than the one tested: {names}").format(names=", ".join(other))
        yield Finding(_("packages"), text, remedy)
    if not missing and not other:
        yield Finding(_("packages"), _("all {count} as tested").format(count=count))


def _settings() -> Iterator[Finding]:
    from geo.review.people import way_of_signing_in

    given = [f"{name}={os.environ[name]}" for name in SETTINGS if os.environ.get(name)]
    shown = ", ".join(given) or _("none given: everything is where it is by default")
    try:
        way_of_signing_in()
    except ReviewError as error:
        yield Finding(_("settings"), f"{shown}; {error}", _("docs/team.md says how signing in is set up"))
        return
    yield Finding(_("settings"), shown)


def _data(trouble: GeoError | None) -> Iterator[Finding]:
    """Check the data; that the database cannot be read (``trouble``) is said by `_database` alone."""
    faults = catalog.check(paths.ROOT)
    if trouble is None:
        found = _("version {version} in {folder}").format(version=catalog.data_version(), folder=paths.DATA)
    else:
        found = _("{folder}, without what is in the database").format(folder=paths.DATA)
        faults = [fault for fault in faults if str(trouble) != fault.value]
    if not faults:
        yield Finding(_("data"), found)
        return
    some = ngettext("{count} fault", "{count} faults", len(faults)).format(count=len(faults))
    remedy = _("python -m geo check says what is wrong, line by line; a fresh copy of data/ mends damage")
    yield Finding(_("data"), f"{found}; {some}: {faults[0]}", remedy)


def _documents() -> Iterator[Finding]:
    """Say how many texts of documents are here: they are not needed, only shown."""
    known = [source for source in catalog.load_sources_lenient()[0].values() if source.sha256]
    here = statements.documents()
    yield Finding(
        _("texts of documents"),
        _(
            "{here} of {count} in {folder}; without them a figure shows where it stands, not the sentence"
        ).format(here=len(here), count=len(known), folder=paths.seeds_dir()),
    )


def _workspace() -> Iterator[Finding]:
    folder = paths.workspace()
    free, nearest = room_at(folder)
    remedy = ""
    try:
        with tempfile.TemporaryFile(dir=nearest):
            pass
    except OSError as error:
        remedy = _("{folder} cannot be written to: {reason}; GEO_HOME may name another folder").format(
            folder=nearest, reason=error.strerror or error
        )
    state = str(folder) if folder.exists() else _("{folder} (not made yet)").format(folder=folder)
    yield Finding(_("workspace"), state, remedy)
    text = _("{count} MB free").format(count=free // 1_000_000)
    yield Finding(
        _("disk"), text, "" if free >= LEAST_FREE else _("make room: films and backups need some 200 MB")
    )


def _trouble_of_the_store() -> GeoError | None:
    """Return why the database cannot be read; None where it can, or there is none yet."""
    file = database_file()
    if file is not None and not file.exists():
        return None
    from geo.store.database import open_store

    try:
        with open_store().reading():
            return None
    except GeoError as error:
        return error


def _database(trouble: GeoError | None) -> Iterator[Finding]:
    file = database_file()
    if trouble is not None:
        remedy = (
            _(
                "open it with the newer program, or move it elsewhere and restore a backup: "
                "python -m geo review restore FILE"
            )
            if file is not None
            else _("start PostgreSQL, or correct name, password, database or certificate in DATABASE_URL")
        )
        yield Finding(_("database"), str(trouble), remedy)
        return
    if file is not None and not file.exists():
        yield Finding(
            _("database"), _("none yet; it is made when something is kept in {file}").format(file=file)
        )
        return
    from geo.store.database import open_store

    text = _("{where}, figures named own-{digits}-…")
    where = shown_address(database_url())
    yield Finding(_("database"), text.format(where=where, digits=open_store().identity))
