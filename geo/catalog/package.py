"""The data package's description: ``data/datapackage.json``."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from geo.catalog.cells import FaultError, locate, read_text, shown
from geo.catalog.fault import Fault
from geo.errors import DataError
from geo.language import _
from geo.regular_file import cached_by_file
from geo.storage import write_whole

DATAPACKAGE = "data/datapackage.json"


def load_package(path: Path | None = None) -> dict:
    """Return the description of the data package.

    Parameters
    ----------
    path : Path, optional
        Another checkout's folder, or the file itself.

    Raises
    ------
    DataError
        If the file is missing, is no JSON or describes no resources.
    """
    return json.loads(_package(locate(path, DATAPACKAGE)))


def table_fields(table: str) -> list[dict]:
    """Return the description of the columns of one of our tables, in order.

    Parameters
    ----------
    table : str
        Name of the resource, for example ``places``.
    """
    return _fields(locate(None, DATAPACKAGE), table)


@cached_by_file
def _fields(path: Path, table: str) -> list[dict]:
    resources = load_package(path)["resources"]
    return next(item for item in resources if item.get("name") == table)["schema"]["fields"]


@cached_by_file
def _package(path: Path) -> str:
    text = read_text(path)
    try:
        package = json.loads(text)
    except json.JSONDecodeError as error:
        value = _("line {line}: {reason}").format(line=error.lineno, reason=error.msg)
        raise FaultError(Fault(shown(path), None, "", value, _("well-formed JSON"))) from None
    resources = package.get("resources") if isinstance(package, dict) else None
    if not isinstance(resources, list) or not all(
        isinstance(item, dict) and isinstance(item.get("path"), str) for item in resources
    ):
        expected = _("a list of resources, each with a path")
        raise FaultError(Fault(shown(path), None, "resources", "", expected))
    return text


def file_sum(path: Path) -> tuple[int, str]:
    """Return a file's length in bytes and its ``sha256:…``."""
    content = path.read_bytes()
    return len(content), "sha256:" + hashlib.sha256(content).hexdigest()


def refresh_checksums(path: Path | None = None) -> list[str]:
    """Write each file's length and checksum into the description; return those that changed.

    Only ``bytes`` and ``hash`` are rewritten, in place: everything else in the file is
    kept by hand, order and line breaks included.

    Raises
    ------
    DataError
        If a described file is missing, or ``path``, ``bytes`` and ``hash`` do not follow
        one another in a resource.
    """
    file = locate(path, DATAPACKAGE)
    package, text, changed = load_package(path), read_text(file), []
    for item in package["resources"]:
        resource = file.parent / item["path"]
        if not resource.is_file():
            raise FaultError(Fault(shown(resource), None, "", "", _("this file")))
        size, digest = file_sum(resource)
        if (item.get("bytes"), item.get("hash")) == (size, digest):
            continue
        pattern = re.compile(
            rf'("path":\s*{re.escape(json.dumps(item["path"]))}(?:(?!"path":).)*?"bytes":\s*)\d+'
            r'((?:(?!"path":).)*?"hash":\s*)"[^"]*"',
            re.DOTALL,
        )
        text, count = pattern.subn(rf'\g<1>{size}\g<2>"{digest}"', text, count=1)
        if count != 1:
            raise DataError(
                _("{file}: resource {name} needs path, bytes and hash, in this order").format(
                    file=shown(file), name=item["path"]
                )
            )
        changed.append(item["path"])
    if changed:
        write_whole(file, text.encode("utf-8"))
    return changed
