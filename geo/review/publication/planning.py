"""What waits to be published: accepted figures and the own records that they need."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping

from geo.catalog.cells import FaultError
from geo.catalog.published import row_of
from geo.catalog.texts import checksum
from geo.language import _
from geo.model import STATEMENT_COLUMNS, Source
from geo.model.statement import UNNAMED, UNNAMED_ES
from geo.review.known import KINDS, all_institutions, all_sources, known_in
from geo.review.names import SPEAKERS, faults_in_names
from geo.review.publication.grades import (
    CONFIDENCE,
    RELIABILITY,
    given_grades,
    usual_confidence,
    usual_reliability,
)
from geo.review.publication.plans import CHANGED, NEW, WITHDRAWN, Missing, Plan, Waiting
from geo.review.records import NAMED_BY, attached_source, own_records
from geo.review.rows import faults_in
from geo.review.state import ACCEPTED, DECIDED, Review
from geo.review.twice import reviewed_twice, settled_reviews
from geo.statements import load_statements_lenient
from geo.statements.read import statement_from
from geo.store.batches import (
    INSTITUTION,
    MEASURE,
    PLACE,
    SOURCE,
    STATEMENT,
    Item,
    Published,
    list_items,
    published_ids,
    read_published,
    taken_back,
)
from geo.store.database import Store
from geo.store.documents import Document, get_document, list_documents

LOCATOR = ("paragraph", "start", "end")
NAMES_A_FIGURE = tuple(
    name for name in STATEMENT_COLUMNS if name not in ("id", "note", "period_basis", *LOCATOR)
)
"""Columns by which a figure is another than those that are known."""
ORDER = (INSTITUTION, SOURCE, PLACE, MEASURE, STATEMENT)
"""Kinds in the order in which they are published: each names only those before it."""


def figure_id(store: Store, candidate: int) -> str:
    """Return the id under which a figure is published: never another's, in no team's atlas.

    One that was published keeps the id that it had, also where the store has other digits since.
    """
    return _ids(store, list_items(store))(candidate)


def _ids(store: Store, items: Iterable[Item]) -> Callable[[int], str]:
    held, digits = published_ids(items), store.identity
    return lambda candidate: held.get(candidate) or f"own-{digits}-{candidate}"


def plan(store: Store) -> Plan:
    """Return what waits to be published, and what is missing where something cannot be.

    These are accepted figures that are not published or were changed since, those that are published and no
    longer accepted, and the own records that figures need.
    """
    twice = reviewed_twice(store)
    published = read_published(store)
    with store.reading() as connection:
        reviews = settled_reviews(connection, twice)
    return _Planning(store, published, reviews, twice).plan()


class _Planning:
    """One look at the store."""

    def __init__(self, store: Store, published: Published, reviews: list[Review], twice: set[int]) -> None:
        self.store, self.published, self.reviews, self.twice = store, published, reviews, twice
        self.sources: Mapping[str, Source] = all_sources(store)
        self.known, self.names = known_in(store), all_institutions(store)
        self.own = {kind: own_records(store, kind) for kind in KINDS}
        self.documents = {document.id: document for document in list_documents(store)}
        self.reliability = given_grades(store, RELIABILITY)
        self.confidence = given_grades(store, CONFIDENCE)
        self.attached: dict[int, tuple[str, str] | None] = {}
        self.texts: dict[int, str] = {}
        self.missing: list[Missing] = []
        self.taken_back: list[Waiting] = []
        items = list_items(store)
        self.id_of = _ids(store, items)
        self.last = {item.record: item for item in items if item.kind == STATEMENT}
        self.undone = taken_back(items)
        self.needed: set[tuple[str, str]] = set()

    def plan(self) -> Plan:
        figures = self._figures()
        wanted = {(one.item.kind, one.item.record) for one in self._records(self.needed)}
        records = self._records(self.needed.union(*(one.needs for one in self.taken_back)))
        spare = {(one.item.kind, one.item.record) for one in records} - wanted
        documents: dict[int, list[int]] = {}
        for review in self.reviews:
            number = review.candidate.document
            if review.state == ACCEPTED and number and self._source_of(review) is None:
                documents.setdefault(number, []).append(review.id)
        for number, candidates in documents.items():
            text = _("{document}: it is not said which source it is; choose one for it, or make a new one")
            text = text.format(document=self.documents[number].name)
            self.missing.append(Missing(tuple(candidates), text, number))
        return Plan(
            self.published.last, tuple(figures), tuple(records), tuple(self.missing),
            tuple(self.taken_back), frozenset(spare),
        )  # fmt: skip

    def _figures(self) -> list[Waiting]:
        found: list[Waiting] = []
        known = _known_figures({record for kind, record in self.published.items if kind == STATEMENT})
        for review in self.reviews:
            record = self.id_of(review.id)
            waits = self.taken_back if self._was_taken_back(record, review) else found
            former = self.published.items.get((STATEMENT, record))
            number = review.candidate.document or 0
            if review.state != ACCEPTED:
                undecided = number in self.twice and review.state not in DECIDED
                if former is not None and former.body is not None and not undecided:
                    withdrawn = Item(
                        STATEMENT, record, None, self._evidence(review, former.body["reading"], {})
                    )
                    waits.append(Waiting(withdrawn, WITHDRAWN, review.id, number))
                continue
            given = self._source_of(review)
            if given is None:
                if not number:
                    text = _("figure {number} names no source").format(number=review.id)
                    self.missing.append(Missing((review.id,), text))
                continue
            body, place = self._body(review, *given)
            if wrong := self._wrong(review, body, known):
                self.missing.append(Missing((review.id,), wrong))
                continue
            needs = self._needs(STATEMENT, body)
            if waits is found:
                self.needed |= needs
            if former is None or former.body != body:
                item = Item(STATEMENT, record, body, self._evidence(review, given[1], place))
                how = CHANGED if former is not None and former.body is not None else NEW
                waits.append(Waiting(item, how, review.id, number, frozenset(needs)))
        return found

    def _was_taken_back(self, record: str, review: Review) -> bool:
        """Say whether what was last published of a figure is taken back, and nobody decided on it since."""
        last = self.last.get(record)
        if last is None or last.id not in self.undone:
            return False
        return last.evidence.get("decision") == (review.last.id if review.last else 0)

    def _source_of(self, review: Review) -> tuple[str, str] | None:
        """Return source and reading of a figure: its own, else those of its document."""
        source, reading = review.fields.get("source", ""), review.fields.get("reading", "")
        if source and reading:
            return source, reading
        number = review.candidate.document
        if not number:
            return None
        if number not in self.attached:
            self.attached[number] = attached_source(self.store, number)
        return self.attached[number]

    def _body(self, review: Review, source: str, reading: str) -> tuple[dict[str, str], dict[str, int]]:
        """Return the cells of a figure, and where it stands in its document."""
        body = {name: review.fields.get(name, "").strip() for name in STATEMENT_COLUMNS if name != "id"}
        body |= {"source": source, "reading": reading}
        if body["note"].startswith("not found:"):  # what the extractor missed and the reviewer filled in
            body["note"] = ""
        if body["kind"] == "target" and not any(body[name] for name in (*SPEAKERS, "series")):
            body |= {"institution": UNNAMED, "stance": "reports"}
        place = {name: int(body[name]) for name in LOCATOR if body[name].isdecimal()}
        number = review.candidate.document
        cited = self.sources.get(body["read_in"] or source)
        # A locator counts in the text of the source: where that is another it stays in the evidence.
        if number is None or cited is None or cited.sha256 != checksum(self._text(number)):
            body |= dict.fromkeys(LOCATOR, "")
        return body, place if number is not None and len(place) == len(LOCATOR) else {}

    def _text(self, number: int) -> str:
        if number not in self.texts:
            self.texts[number] = get_document(self.store, number).text
        return self.texts[number]

    def _wrong(self, review: Review, body: dict[str, str], known: dict[tuple, str]) -> str:
        """Return why a figure cannot be published; empty where it can."""
        name = _("figure {number}").format(number=review.id)
        faults = faults_in(body, review.id, with_source=True, known=self.known, where=name)
        faults += faults_in_names(body, self.names, review.id, name)
        if faults:
            return "; ".join(str(fault) for fault in faults[:3])
        cited = self.sources.get(body["read_in"] or body["source"])
        if body["reading"] == "first hand" and cited and cited.sha256 and not body["paragraph"]:
            text = _("{figure}: read from the document itself, it needs its place in the text of {source}")
            return text.format(figure=name, source=cited.id)
        same = known.setdefault(_claim(body), self.id_of(review.id))
        if same != self.id_of(review.id):
            return _("{figure}: {other} says the same; reject one as a duplicate").format(
                figure=name, other=same
            )
        return ""

    def _needs(self, kind: str, body: Mapping[str, str]) -> set[tuple[str, str]]:
        """Return the own records, and names of institutions the tables lack, that a record names itself."""
        columns = dict(NAMED_BY) if kind == STATEMENT else {}
        if kind == PLACE:
            columns = {PLACE: ("parent", "predecessor_of")}
        if kind == SOURCE:
            columns = {INSTITUTION: ("publisher",)}
        return {
            (other, name)
            for other, names in columns.items()
            for name in {body.get(column, "") for column in names} - {""}
            if name in self.own[other] or (other, name) in self.published.items or name == UNNAMED
        }

    def _records(self, needed: Iterable[tuple[str, str]]) -> list[Waiting]:
        wanted, found = list(needed), {}
        while wanted:
            kind, name = wanted.pop()
            if (kind, name) in found:
                continue
            entry = self.own[kind].get(name)
            former = self.published.items.get((kind, name))
            if entry is not None:
                body, by, at = entry.body or {}, entry.by, entry.at
            elif former is not None and former.body is not None:
                body, by, at = former.body, "", ""
            else:
                body, by, at = {"name": UNNAMED, "name_es": UNNAMED_ES}, "", ""
            needs = frozenset(self._needs(kind, body) - {(kind, name)})
            item = Item(kind, name, dict(body), {"by": by, "at": at})
            how = (
                "" if former is not None and former.body == item.body else NEW if former is None else CHANGED
            )
            found[kind, name] = Waiting(item, how, needs=needs)
            wanted += needs
        ordered: list[Waiting] = []
        for kind in ORDER:
            of_kind = {key: one for key, one in sorted(found.items()) if key[0] == kind}
            while of_kind:  # a place behind the one that it lies in
                ready = [key for key, one in of_kind.items() if not one.needs & of_kind.keys()] or [*of_kind]
                ordered += [of_kind.pop(key) for key in ready]
        return [one for one in ordered if one.how]

    def _evidence(self, review: Review, reading: str, place: Mapping[str, int]) -> dict:
        candidate = review.candidate
        document: Document | None = self.documents.get(candidate.document or 0)
        source = (self._source_of(review) or ("", ""))[0]
        return {
            "candidate": candidate.id,
            "decision": review.last.id if review.last else 0,
            "by": review.last.by if review.last else candidate.by,
            "at": review.last.at if review.last else candidate.at,
            "document": candidate.document or 0,
            "name": document.name if document else "",
            "quote": candidate.quote,
            "origin": candidate.origin,
            "extractor": candidate.extractor,
            "reliability": self.reliability.get(source) or usual_reliability(reading),
            "confidence": self.confidence.get(str(candidate.id)) or usual_confidence(candidate),
            **place,
        }


def _known_figures(own: Container[str]) -> dict[tuple, str]:
    """Return the ids of the figures that are shown and not ``own``, by what makes each another."""
    return {
        tuple(getattr(s, name, None) if name != "flag" else s.flags for name in NAMES_A_FIGURE): s.id
        for s in load_statements_lenient()[0]
        if s.id not in own
    }


def _claim(body: Mapping[str, str]) -> tuple:
    try:
        statement = statement_from(row_of(Item(STATEMENT, "own", dict(body))), {})
    except FaultError:
        return tuple(body.values())
    return tuple(
        getattr(statement, name, None) if name != "flag" else statement.flags for name in NAMES_A_FIGURE
    )
