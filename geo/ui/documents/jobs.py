"""Documents that are being read for a person, one after another, apart from the page that asked."""

from __future__ import annotations

import contextvars
import hashlib
import itertools
import threading
import time
from dataclasses import dataclass, field
from datetime import date

from geo.errors import GeoError
from geo.language import _
from geo.review.adding import Read, keep_document
from geo.review.lessons import lessons_in
from geo.review.people import Person
from geo.review.reading import Reading
from geo.storage import printable
from geo.store.database import open_store
from geo.store.documents import Document, find_document

WAITING, READING, ASKS, KEPT, KNOWN, REFUSED = "waiting", "reading", "asks", "kept", "known", "refused"
"""States of a job: ``asks`` where the day of publication was not found, ``known`` for a file added before."""
IN_WORK = (WAITING, READING)


@dataclass
class Job:
    """One document on its way in.

    Attributes
    ----------
    number : int
    name : str
    content : bytes
        Empty once nothing more is to be read in it.
    state : str
    begun : float
        When its reading began, as `time.monotonic` counts.
    found : Read or None
        What was read while the day of publication is asked for.
    document : Document or None
        Where it is kept.
    figures : int
    problem : str
        Why it was refused.
    """

    number: int
    name: str
    content: bytes
    published: date | None = None
    language: str = ""
    undated: bool = False
    state: str = WAITING
    begun: float = 0.0
    found: Read | None = None
    document: Document | None = None
    figures: int = 0
    problem: str = ""
    reading: Reading | None = None


@dataclass
class Jobs:
    """All that one person has asked for since the program began and not put away; newest last."""

    person: Person
    held: list[Job] = field(default_factory=list)
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _working: bool = False
    _numbers: itertools.count = field(default_factory=lambda: itertools.count(1))

    def add(self, name: str, content: bytes) -> None:
        """Have a document read in its turn."""
        with self._lock:
            self.held.append(Job(next(self._numbers), printable(name, 120), content))
            self._work_on()

    def refuse(self, name: str, problem: str) -> None:
        """Hold that a file cannot be read at all."""
        with self._lock:
            self.held.append(Job(next(self._numbers), name, b"", state=REFUSED, problem=problem))

    def answer(self, number: int, published: date | None, language: str) -> None:
        """Read a document again with what was asked for; without a day it stays undated."""
        with self._lock:
            job = self._job(number, ASKS)
            if job:
                job.published, job.language, job.undated, job.state = published, language, True, WAITING
                self._work_on()

    def cancel(self) -> None:
        """Give up what is read now and all that waits; what is kept stays."""
        with self._lock:
            for job in self.held:
                if job.state in IN_WORK:
                    job.state, job.problem = REFUSED, _("cancelled")
                    if job.reading:
                        job.reading.cancel()

    def put_away(self, number: int = 0) -> None:
        """Take a job off the list, or all that are done."""
        with self._lock:
            self.held = [
                job
                for job in self.held
                if (job.number != number if number else job.state in (*IN_WORK, ASKS))
            ]

    def in_work(self) -> list[Job]:
        """Return what is read or waits."""
        with self._lock:
            return [job for job in self.held if job.state in IN_WORK]

    def _job(self, number: int, state: str) -> Job | None:
        return next((job for job in self.held if job.number == number and job.state == state), None)

    def _work_on(self) -> None:
        if not self._working:
            self._working = True
            context = contextvars.copy_context()
            threading.Thread(target=lambda: context.run(self._work), name="documents", daemon=True).start()

    def _work(self) -> None:
        while True:
            with self._lock:
                job = next((job for job in self.held if job.state == WAITING), None)
                if job is None:
                    self._working = False
                    return
                job.state, job.begun = READING, time.monotonic()
            try:
                self._read(job)
            except GeoError as error:
                self._end(job, REFUSED, problem=str(error))
            except Exception as error:  # noqa: BLE001  whatever it was, the others are still to be read
                self._end(job, REFUSED, problem=f"{job.name}: {type(error).__name__}")

    def _read(self, job: Job) -> None:
        store = open_store()
        known = find_document(store, hashlib.sha256(job.content).hexdigest())
        if known:
            self._end(job, KNOWN, document=known)
            return
        read = job.found if job.found and not (job.published or _other_language(job)) else None
        if read is None:
            with self._lock:
                if job.state != READING:
                    return
                job.reading = Reading(job.name, job.content, job.published, job.language, lessons_in(store))
            read = job.reading.result()
        if not read.published and not job.undated:
            self._end(job, ASKS, found=read)
            return
        with self._lock:
            if job.state != READING:
                return
        document, new = keep_document(store, self.person, read)
        self._end(job, KEPT if new else KNOWN, document=document, figures=len(read.statements))

    def _end(self, job: Job, state: str, **parts: object) -> None:
        with self._lock:
            if job.state != READING:
                return  # cancelled meanwhile
            for name, value in parts.items():
                setattr(job, name, value)
            job.state, job.reading = state, None
            if state != ASKS:
                job.content, job.found = b"", None


def _other_language(job: Job) -> bool:
    return job.found is not None and job.language not in ("", job.found.language)


_JOBS: dict[str, Jobs] = {}
_LOCK = threading.Lock()


def jobs_of(person: Person) -> Jobs:
    """Return what a person has asked for; it goes on when the page is loaded again."""
    with _LOCK:
        jobs = _JOBS.setdefault(person.name, Jobs(person))
        jobs.person = person
        return jobs
