"""``python -m geo doctor``: what is installed and used, what is wrong with it, and what to do."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib import metadata

from geo import catalog, paths, statements
from geo.cli.common import FAULTS, Commands
from geo.errors import GeoError
from geo.language import _, ngettext
from geo.store.address import database_file, database_url, shown_address

LEAST_PYTHON = (3, 11)
LEAST_FREE = 200_000_000
"""Bytes that a film, a backup and the database may need at once."""

SETTINGS = ("GEO_HOME", "SEEDS_DIR", "GEO_BASE_URL", "GEO_USER", "GEO_ADMINS")
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
    looks: list[Callable[[], Iterator[Finding]]] = [
        _python, _packages, _settings, _data, _documents, _workspace, _database,
    ]  # fmt: skip
    for look in looks:
        try:
            yield from look()
        except GeoError as error:
            yield Finding(_("data"), str(error), _("python -m geo check says what is wrong, line by line"))


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
    given = [f"{name}={os.environ[name]}" for name in SETTINGS if os.environ.get(name)]
    yield Finding(_("settings"), ", ".join(given) or _("none given: everything is where it is by default"))


def _data() -> Iterator[Finding]:
    faults = catalog.check(paths.ROOT)
    found = _("version {version} in {folder}").format(version=catalog.data_version(), folder=paths.DATA)
    if not faults:
        yield Finding(_("data"), found)
        return
    some = ngettext("{count} fault", "{count} faults", len(faults)).format(count=len(faults))
    remedy = _("python -m geo check says what is wrong, line by line")
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
    nearest = next(one for one in (folder, *folder.absolute().parents) if one.exists())
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
    free = shutil.disk_usage(nearest).free
    text = _("{count} MB free").format(count=free // 1_000_000)
    yield Finding(
        _("disk"), text, "" if free >= LEAST_FREE else _("make room: films and backups need some 200 MB")
    )


def _database() -> Iterator[Finding]:
    file = database_file()
    if file is not None and not file.exists():
        yield Finding(
            _("database"), _("none yet; it is made when something is kept in {file}").format(file=file)
        )
        return
    from geo.store.database import open_store

    where = shown_address(database_url())
    try:
        store = open_store()
        with store.reading():
            pass
    except GeoError as error:
        remedy = (
            _("restore a backup: python -m geo review restore FILE")
            if file is not None
            else _("start PostgreSQL, or correct DATABASE_URL")
        )
        yield Finding(_("database"), str(error), remedy)
        return
    yield Finding(
        _("database"), _("{where}, figures named own-{digits}-…").format(where=where, digits=store.identity)
    )
