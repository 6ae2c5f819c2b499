"""Repair the machine: words taught from a wrong figure, and what became of each lesson."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from geo.errors import GeoError, ReviewError
from geo.extract.lexicon.lessons import INSTITUTION, KINDS, MEASURE, NOT_MEASURE, PLACE, SPELLING
from geo.language import _, ngettext
from geo.review.cases import read_lessons, written_cases
from geo.review.known import all_institutions, all_measures, all_places
from geo.review.lessons import case_of, check_cases, forget, kept_cases, teach
from geo.review.people import Person
from geo.review.state import Review, reviews_of
from geo.review.twice import reviews_in_round, round_seen
from geo.store.database import Store
from geo.store.documents import get_document, list_documents
from geo.ui.documents.byhand.fields import Fields
from geo.ui.elements import show
from geo.ui.frame.person import shown_name
from geo.ui.frame.state import address_parts
from geo.wording.kinds import kind_name

FORM = "lessons"


def lesson_kinds() -> dict[str, str]:
    """Return what a reader calls each kind of lesson."""
    return {
        PLACE: _("a name of a place"),
        INSTITUTION: _("a name of an institution"),
        SPELLING: _("another spelling of the name of who says it"),
        MEASURE: _("words of a measure"),
        NOT_MEASURE: _("words that say it is not that measure"),
    }


def part_words() -> dict[str, str]:
    """Return what words say of a measure."""
    return {"of": _("what it is of"), "act": _("what is done"), "nouns": _("what is counted")}


def lessons_form(store: Store, person: Person) -> None:
    """Draw the form that teaches, what was taught, and files of lessons."""
    _teaching(store, person)
    _kept(store, person)
    _files(store, person)


def _teaching(store: Store, person: Person) -> None:
    documents = {str(one.id): f"{one.id}: {one.name}" for one in list_documents(store)}
    if not documents:
        show.words(_("Words are taught from a figure of a document; none has been added yet."))
        return
    fields = Fields(FORM, _asked(store))
    left, middle, right = st.columns(3)
    with left:
        fields.choice("document", _("Document"), documents, first=next(iter(documents)))
        number = int(fields.value("document") or 0)
        turn = round_seen(store, person, number)
        with store.reading() as connection:
            found = {str(one.id): one for one in reviews_in_round(connection, number, turn)}
        figures = {key: f"{key}: {one.candidate.quote}" for key, one in found.items()}
        fields.choice("figure", _("Figure that was read wrongly"), figures)
    with middle:
        fields.choice("kind", _("The words are"), {kind: lesson_kinds()[kind] for kind in KINDS}, first=PLACE)
        fields.text("words", _("Words, as they stand in the document"))
    with right:
        _meaning(store, fields)
    fields.submit(_("Teach"), lambda: _taught(store, person, found.get(fields.value("figure")), fields))


def _asked(store: Store) -> dict[str, str]:
    """Return the figure that the address names (``figure=…``), with its document."""
    number = address_parts().get("figure", "")
    if not (number.isdecimal() and len(number) < 10):
        return {}
    with store.reading() as connection:
        found = reviews_of(connection, ids=[int(number)])
    return {"document": str(found[0].candidate.document), "figure": number} if found else {}


def _meaning(store: Store, fields: Fields) -> None:
    kind = fields.value("kind")
    if kind == PLACE:
        places = {one.id: f"{one.label()} ({kind_name(one.kind)})" for one in all_places(store)}
        fields.choice("place", _("Place"), places)
    elif kind == INSTITUTION:
        fields.choice("institution", _("Institution"), {name: name for name in all_institutions(store)})
    elif kind == SPELLING:
        fields.text("spelling", _("Name as it is to be spelled"))
    else:
        fields.choice("measure", _("Measure"), {one.id: one.label() for one in all_measures(store).values()})
    if kind == MEASURE:
        fields.choice("part", _("The words say"), part_words(), first="of")


def _taught(store: Store, person: Person, review: Review | None, fields: Fields) -> str:
    if review is None or review.candidate.document is None:
        raise ReviewError(_("choose the figure that was read wrongly"))
    kind = fields.value("kind")
    meaning = fields.value({NOT_MEASURE: "measure"}.get(kind, kind))
    document = get_document(store, review.candidate.document)
    case = case_of(store, review, document, kind, fields.value("words"), meaning, fields.value("part"))
    teach(store, person, [case])
    if check_cases(store, [case])[0].holds:
        return _("Taught: the sentence is read so from now on.")
    return _("Taught, but the sentence is still read otherwise: it stands in the list as not fulfilled.")


def _kept(store: Store, person: Person) -> None:
    kept = kept_cases(store)
    if not kept:
        return
    show.subheader(_("What was taught"))
    if show.button(_("Read all sentences again"), key="lessons_check"):
        st.session_state["lessons_results"] = {one.key: one.holds for one in check_cases(store)}
    results = st.session_state.get("lessons_results", {})
    words = {True: _("holds"), False: _("does not hold"), None: ""}
    kinds = lesson_kinds()
    rows = [
        (case.lesson.words, kinds[case.lesson.kind], case.lesson.meaning, case.sentence, shown_name(entry.by),
         words[results.get(key)])
        for key, (entry, case) in kept.items()
    ]  # fmt: skip
    heads = [_("Words"), _("The words are"), _("Meaning"), _("Sentence"), _("Entered by"), _("Test")]
    chosen = st.dataframe(
        pd.DataFrame(rows, columns=heads), hide_index=True, width="stretch", key="lessons_kept",
        on_select="rerun", selection_mode="multi-row",
    )  # fmt: skip
    keys = [key for at, key in enumerate(kept) if at in chosen["selection"]["rows"]]

    def act() -> None:
        wrong = []
        for key in keys:
            try:
                forget(store, person, key)
            except GeoError as error:
                wrong.append(str(error))
        st.session_state["lessons_wrong"] = "\n".join(wrong)

    show.button(_("Take back what is chosen"), disabled=not keys, on_click=act, key="lessons_forget")
    for text in filter(None, st.session_state.pop("lessons_wrong", "").splitlines()):
        show.error(text)


def _files(store: Store, person: Person) -> None:
    with show.expander(_("Files of lessons")):
        cases = [case for _entry, case in kept_cases(store).values()]
        if cases:
            show.download_button(
                _("Download all lessons (YAML)"), lambda: written_cases(cases), file_name="lessons.yaml",
                key="lessons_export",
            )  # fmt: skip
        fields = Fields("lessons_file")
        file = show.file_uploader(
            _("Take over the lessons of a file"), type=["yaml", "yml"], key=fields.key("file")
        )
        if file is None:
            fields.said()
            return
        try:
            read = read_lessons(file.name, file.getvalue())
        except GeoError as error:
            show.error(str(error))
            return

        def act() -> str:
            count = len(teach(store, person, read))
            return ngettext("{n} lesson is new.", "{n} lessons are new.", count).format(n=count)

        words = ngettext("Take over {n} lesson", "Take over {n} lessons", len(read)).format(n=len(read))
        fields.submit(words, act)
