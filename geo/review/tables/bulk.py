"""Import figures from a table: all that is wrong is said at once, nothing is half imported."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.catalog.check.statements import SAME
from geo.catalog.fault import Fault
from geo.catalog.places import PlaceRegistry, plain
from geo.errors import ReviewError
from geo.language import _, ngettext
from geo.model import STATEMENT_COLUMNS, Measure
from geo.review.known import all_institutions, all_measures, all_places, known_in
from geo.review.names import faults_in_names, new_records
from geo.review.people import ADD, DECIDE, Person, require
from geo.review.rows import FaultsError
from geo.review.tables.forms import completed, faults_in_whole, printed
from geo.review.tables.numbers import NUMBERS, expected_number, plain_number
from geo.review.tables.sheets import Sheet, read_sheet
from geo.storage import printable
from geo.store.database import Store
from geo.store.documents import IMPORTED, Candidate
from geo.store.entered import Entered, add_entered, find_entered
from geo.style.numbers import format_number

SPANISH = {
    "medida": "measure", "lugar": "place", "lugar de destino": "to_place", "destino": "to_place",
    "clase": "kind", "tipo": "kind", "periodo desde": "period_start", "desde": "period_start",
    "inicio": "period_start", "periodo hasta": "period_end", "hasta": "period_end", "fin": "period_end",
    "base del periodo": "period_basis", "valor": "value", "minimo": "low", "bajo": "low",
    "maximo": "high", "alto": "high", "unidad": "unit", "valor publicado": "value_stated",
    "unidad publicada": "unit_stated", "limite": "bound", "precision": "bound", "definicion": "definition",
    "denominador": "denominator", "atribuido a": "attributed_to", "institucion": "institution",
    "postura": "stance", "serie": "series", "fuente": "source", "leido en": "read_in",
    "lectura": "reading", "parrafo": "paragraph", "inicio en el texto": "start",
    "fin en el texto": "end", "avisos": "flag", "marcas": "flag", "nota": "note",
}  # fmt: skip
"""Columns by what a Spanish header calls them, made plain."""
COLUMNS = tuple(name for name in STATEMENT_COLUMNS if name != "id")
HEADERS = {plain(name): name for name in COLUMNS} | SPANISH
_WORDS = frozenset((*COLUMNS, *HEADERS))
_BESIDE = ("id", "file", "language", "quote", "confidence", "alternatives")
"""Beginnings of columns that the record or the extractor writes beside these; a figure gets its own id."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A table of figures as it would be imported.

    Attributes
    ----------
    name, sha256 : str
        Of the file.
    rows : tuple of (int, dict of str to str)
        Cells by column of ``statements.csv``, by the number of the row.
    faults : tuple of Fault
        All that is wrong, by row and column.
    before : Entered or None
        What was imported from the same file before.
    not_taken : tuple of str
        Columns that are ignored.
    """

    name: str
    sha256: str
    rows: tuple[tuple[int, dict[str, str]], ...]
    faults: tuple[Fault, ...]
    before: Entered | None = None
    not_taken: tuple[str, ...] = ()


def judge(store: Store, name: str, content: bytes) -> Judged:
    """Return what an import would bring, and all that is wrong with it.

    Parameters
    ----------
    name : str
        Of the file, a CSV or XLSX.
    content : bytes

    Raises
    ------
    GeoError
        It is no table, or larger than allowed.
    """
    sheet = read_sheet(name, content, _WORDS)
    digest = hashlib.sha256(content).hexdigest()
    columns, faults = _columns(sheet)
    if faults:
        return Judged(sheet.name, digest, (), tuple(faults))
    if not sheet.rows and not sheet.faults:
        raise ReviewError(_("{file} holds no figures").format(file=sheet.name))
    reader = _Cells(all_places(store), all_measures(store))
    known, rows, faults = known_in(store), [], list(sheet.faults)
    unread = {fault.row for fault in faults}
    seen: dict[tuple[str, ...], int] = {}
    for number, cells in sheet.rows:
        given, wrong = reader.read(sheet, number, columns, cells)
        fields = completed(given)
        said = {fault.column for fault in wrong}
        if number not in unread:
            found = faults_in_whole(fields, number, known, sheet.name)
            wrong += [fault for fault in found if fault.column not in said]
        claim = tuple(fields[column] for column in COLUMNS if column not in SAME)
        if claim in seen:
            expected = _("a different figure (row {number} gives the same)").format(number=seen[claim])
            wrong.append(Fault(sheet.name, number, "", "", expected))
        seen.setdefault(claim, number)
        faults += wrong
        rows.append((number, fields))
    faults.sort(key=lambda fault: fault.row or 0)
    before = find_entered(store, _token(digest))
    not_taken = tuple(name for name, column in zip(sheet.header, columns, strict=True) if not column)
    return Judged(sheet.name, digest, tuple(rows), tuple(faults), before, not_taken)


def import_figures(
    store: Store,
    person: Person,
    name: str,
    content: bytes,
    *,
    reviewed: bool = False,
    reason: str = "",
    new_names: bool = False,
) -> Entered:
    """Import figures from a table, all or none; the same file brings them once.

    They wait to be reviewed. Only a person who says that they have reviewed them, and why, has them accepted.

    Parameters
    ----------
    name : str
        Of the file.
    content : bytes
    reviewed : bool
    reason : str
        Why they count as reviewed.
    new_names : bool
        Whether the speakers that are not known are new, by the word of the person who has reviewed them.

    Raises
    ------
    NotAllowedError
        The role does not allow it.
    FaultsError
        Something is wrong with some rows; the error has each by row and column.
    GeoError
        It is no table, or it cannot be kept.
    """
    require(store, person, DECIDE if reviewed else ADD)
    reason = reason.strip()
    if reviewed and not reason:
        raise ReviewError(_("figures count as reviewed only where you say why: a reason is missing"))
    judged = judge(store, name, content)
    if judged.faults:
        raise FaultsError(judged.faults)
    new = _new_names(store, judged, new_names) if reviewed else {}
    candidates = [
        Candidate(IMPORTED, number, fields, person.name, quote=printed(fields))
        for number, fields in judged.rows
    ]
    return add_entered(
        store,
        candidates,
        token=_token(judged.sha256),
        by=person.name,
        about={"file": judged.name, "reviewed": reviewed, "not_taken": list(judged.not_taken)},
        accept=reviewed,
        reason=printable(reason, 500),
        new=new,
    )


def _new_names(store: Store, judged: Judged, are_new: bool) -> dict[tuple[str, str], dict[str, str]]:
    """Return the speakers that are not known as own records, or raise FaultsError where nobody says so."""
    names = all_institutions(store)
    faults = [
        fault
        for number, fields in judged.rows
        for fault in faults_in_names(fields, names, number, judged.name)
    ]
    if faults and not are_new:
        raise FaultsError(faults)
    new: dict[tuple[str, str], dict[str, str]] = {}
    for _number, fields in judged.rows:
        new |= new_records(fields, names)
    return new


def not_taken(columns: Sequence[str]) -> str:
    """Say which columns of a table are ignored."""
    text = _("Ignored columns: {columns}. A figure gets its own number here.")
    return text.format(columns=", ".join(columns))


def imported_before(name: str, brought: Entered, who: str = "") -> str:
    """Say that a file brings nothing, since it was imported before; ``who`` as its importer is called."""
    count = len(brought.candidates)
    text = ngettext(
        "{file}: already imported as {first} by {who}, {n} figure; nothing new",
        "{file}: already imported as {first} by {who}, {n} figures; nothing new",
        count,
    )
    return text.format(file=name, first=brought.about["file"], who=who or brought.by, n=format_number(count))


def _token(digest: str) -> str:
    return f"import-{digest}"


def _columns(sheet: Sheet) -> tuple[list[str], list[Fault]]:
    """Return the column that each part of the header means, and what is wrong with the header."""
    columns = [HEADERS.get(plain(name), "") for name in sheet.header]
    strange = [
        name[:40]
        for name, column in zip(sheet.header, columns, strict=True)
        if not column and plain(name.partition("_")[0]) not in _BESIDE
    ]
    expected = _("only the columns {names}").format(names=", ".join(COLUMNS))
    faults = [Fault(sheet.name, 1, "", ", ".join(strange), expected)] if strange else []
    faults += [
        Fault(sheet.name, 1, name, "", _("one column of this name"))
        for name in dict.fromkeys(column for column in columns if column)
        if columns.count(name) > 1
    ]
    missing = [name for name in ("measure", "place", "source") if name not in columns]
    if missing:
        expected = _("the columns {names}").format(names=", ".join(missing))
        faults.append(Fault(sheet.name, 1, "", "", expected))
    return columns, faults


class _Cells:
    """Cells of a table as cells of ``statements.csv``: ids for names, numbers in one form."""

    def __init__(self, places: PlaceRegistry, measures: Mapping[str, Measure]) -> None:
        self._places = places
        self._measures = {
            plain(name): one.id for one in measures.values() for name in (one.name, one.name_es)
        }
        self._measures |= {name: name for name in measures}

    def read(
        self, sheet: Sheet, number: int, columns: Sequence[str], cells: Sequence[str]
    ) -> tuple[dict[str, str], list[Fault]]:
        faults = []
        given = {column: cell for column, cell in zip(columns, cells, strict=True) if column}
        for column in NUMBERS:
            text = given.get(column, "")
            if not text or (number, columns.index(column)) in sheet.numbers:
                continue
            read = plain_number(text, point=sheet.point)
            if read is None:
                faults.append(Fault(sheet.name, number, column, text, expected_number(text)))
            else:
                given[column] = read
        for column in ("place", "to_place"):
            name = given.get(column, "")
            found = self._places.named(name) if name else []
            if len(found) > 1:
                names = ", ".join(f"{place.id} ({place.kind})" for place in found)
                expected = _("the id of one of them: {names}").format(names=names)
                faults.append(Fault(sheet.name, number, column, name, expected))
            elif found:
                given[column] = found[0].id
        name = given.get("measure", "")
        given["measure"] = self._measures.get(name) or self._measures.get(plain(name), name)
        return given, faults
