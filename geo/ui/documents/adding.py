"""Ways to add a document: files, a text that is pasted, a folder; and how far their reading is."""

from __future__ import annotations

import os
import time
from datetime import date
from pathlib import Path

import streamlit as st

from geo.errors import GeoError
from geo.extract.documents import documents_in, read_content
from geo.extract.documents.kinds import ENDINGS
from geo.language import LANGUAGES, _, ngettext, use
from geo.review.people import Person
from geo.style.numbers import format_number
from geo.ui.documents.jobs import ASKS, IN_WORK, KEPT, KNOWN, READING, Job, Jobs, jobs_of
from geo.ui.elements import show
from geo.ui.elements.html import render
from geo.ui.frame.addresses import address
from geo.ui.frame.person import may_name_folders
from geo.ui.frame.state import current_view

_TURN = "documents_turn"
"""Counts what was handed in, so that each field is empty afterwards."""
EARLIEST = date(1900, 1, 1)


def adding(person: Person) -> None:
    """Draw the ways to add documents, and below what became of those that were."""
    jobs = jobs_of(person)
    names = [_("Files"), _("Paste a text")] + [_("Folder")] * may_name_folders(person)
    with st.container(key="documents_add"):
        files, text, *folder = show.tabs(names)
        turn = st.session_state.setdefault(_TURN, 0)
        with files:
            _files(jobs, f"documents_files_{turn}")
        with text:
            _text(jobs, turn)
        if folder:
            with folder[0]:
                _folder(jobs, turn)
    if jobs.held:
        _progress(person)


def _files(jobs: Jobs, key: str) -> None:
    def take() -> None:
        for file in st.session_state[key] or []:
            jobs.add(file.name, file.getvalue())
        st.session_state[_TURN] += 1

    show.file_uploader(
        _("Text, Markdown, HTML, PDF or Word; several at once"),
        type=[ending.removeprefix(".") for ending in ENDINGS],
        accept_multiple_files=True,
        key=key,
        on_change=take,
    )


def _text(jobs: Jobs, turn: int) -> None:
    name, text = f"documents_name_{turn}", f"documents_text_{turn}"

    def take() -> None:
        content = st.session_state[text].strip()
        if content:
            title = st.session_state[name].strip() or content.split("\n")[0][:80]
            jobs.add(title, content.encode())
            st.session_state[_TURN] += 1

    show.text_input(_("Name, for the list"), key=name, max_chars=120)
    show.text_area(_("Text"), key=text, height=180)
    show.button(_("Add"), on_click=take, key="documents_paste")


def _folder(jobs: Jobs, turn: int) -> None:
    key = f"documents_folder_{turn}"

    def take() -> None:
        given = st.session_state[key].strip()
        if not given:
            return
        found = documents_in([Path(os.path.expanduser(given))])
        for refused in found.refused:
            jobs.refuse(refused.path.name, refused.reason)
        for path in found.documents:
            try:
                jobs.add(path.name, read_content(path))
            except GeoError as error:
                jobs.refuse(path.name, str(error))
        st.session_state[_TURN] += 1

    show.text_input(_("Folder on this computer"), key=key)
    show.button(_("Add all documents in it"), on_click=take, key="documents_take_folder")


def _progress(person: Person) -> None:
    """Draw what is read now and what became of the rest; drawn again by itself while something is read."""
    working = bool(jobs_of(person).in_work())

    @st.fragment(run_every=1.0 if working else None)
    def drawn() -> None:
        use(current_view().language)
        jobs = jobs_of(person)
        if working and not jobs.in_work():
            st.rerun(scope="app")  # the list has more documents now
        with st.container(key="documents_progress", gap="small"):
            _in_work(jobs)
            for job in [job for job in reversed(jobs.held) if job.state not in IN_WORK]:
                _ask(jobs, job) if job.state == ASKS else _done(job)
            if any(job.state not in (*IN_WORK, ASKS) for job in jobs.held):
                show.button(
                    _("Clear this list"), on_click=jobs.put_away, key="documents_clear", type="tertiary"
                )

    drawn()


def _in_work(jobs: Jobs) -> None:
    waiting = jobs.in_work()
    job = next((one for one in waiting if one.state == READING), None)
    if job:
        done = sum(one.state not in IN_WORK for one in jobs.held)
        st.html(
            render(
                "documents.reading",
                name=job.name,
                position=_("Reading {n} of {total}:").format(n=done + 1, total=len(jobs.held)),
                seconds=_("{n} s").format(n=format_number(int(time.monotonic() - job.begun))),
            )
        )
    if waiting:
        show.button(_("Cancel"), on_click=jobs.cancel, key="documents_cancel")


def _done(job: Job) -> None:
    """Say what became of one document."""
    where, act = "", _("Review")
    if job.document:
        where = address("documents", others={"document": str(job.document.id)})
    if job.state == KEPT:
        words = ngettext("{n} figure found.", "{n} figures found.", job.figures).format(
            n=format_number(job.figures)
        )
    elif job.state == KNOWN and job.document:
        words = _("was added before, as “{name}”.").format(name=job.document.name)
        act = _("Open it")
    else:
        words = job.problem
    st.html(render("documents.done", name=job.name, words=words, address=where, act=act))


def _ask(jobs: Jobs, job: Job) -> None:
    """Ask for the day of publication, which was not found in the text."""
    assert job.found is not None
    day, language = f"documents_day_{job.number}", f"documents_language_{job.number}"

    def answered(published: date | None) -> None:
        jobs.answer(job.number, published, st.session_state[language])

    words = _("When was it published? The day was not found in it; “last year” counts from it.")
    with st.container(border=True):
        st.html(render("documents.done", name=job.name, words=words, address="", act=""))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            show.date_input(
                _("Published"), value=None, min_value=EARLIEST, max_value="today",
                format="YYYY-MM-DD", key=day, width=180,
            )  # fmt: skip
            show.selectbox(
                _("Language of the text"), list(LANGUAGES), index=list(LANGUAGES).index(job.found.language),
                format_func=LANGUAGES.__getitem__, key=language, width=180,
            )  # fmt: skip
            buttons = (
                (_("Go on"), "answer", lambda: answered(st.session_state[day])),
                (_("Not known"), "undated", lambda: answered(None)),
                (_("Do not add it"), "drop", lambda: jobs.put_away(job.number)),
            )
            for label, name, act in buttons:
                show.button(label, on_click=act, key=f"documents_{name}_{job.number}")
