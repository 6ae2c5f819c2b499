"""What waits to be published and what will read differently by it; batches, and taking them back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from geo.language import _, current, ngettext
from geo.model import View
from geo.review.people import DECIDE, PUBLISH, Person
from geo.review.publication.grades import (
    CONFIDENCE,
    RELIABILITY,
    confidence_words,
    reliability_words,
    set_grade,
)
from geo.review.publication.planning import plan
from geo.review.publication.plans import NEW, Missing, Plan, Waiting
from geo.review.publication.publishing import left_out, publish
from geo.store.address import store_exists
from geo.store.batches import list_batches
from geo.store.database import Store, open_store
from geo.style.numbers import format_number
from geo.ui.documents.batches import DONE, batches, done
from geo.ui.documents.byhand.source_step import STEP
from geo.ui.documents.item_names import ItemNames, item_names
from geo.ui.documents.what_changes import what_changes
from geo.ui.elements import show as shown
from geo.ui.elements.html import render
from geo.ui.frame.addresses import address, map_address
from geo.ui.frame.atlas import Atlas

ON_THE_MAP = "published_on_the_map"
"""Key of the address of the map that shows what was published last."""
SEEN = "published_seen"
"""Key of what was on the page when the button was pressed: no other is published."""
MOST = 60
"""Sentences of one kind that are listed; of more only the number is said."""


def show(person: Person, atlas: Atlas) -> None:
    """Draw what waits with its differences and, for whoever may, the way to publish it; and the batches."""
    if done := st.session_state.pop(DONE, ""):
        shown.success(done)
    if where := st.session_state.pop(ON_THE_MAP, ""):
        st.html(render("published.seen", address=where))
    if not store_exists():
        shown.words(_("Nothing has been published yet: no document was added, no figure entered."))
        return
    store = open_store()
    found = plan(store)
    shown.subheader(_("Waiting to be published"), anchor=False)
    chosen = found.chosen()
    left = left_out(found)
    if not chosen and not left:
        shown.words(_("Nothing waits: every accepted figure is published."))
    published = list_batches(store)
    names = item_names(store, published)
    if left:
        shown.words(_("These accepted figures are not published:"))
        st.html(render("published.missing", rows=[_missing(one) for one in left]))
    if not chosen and found.taken_back and person.may(PUBLISH):
        chosen = _choice(found, names)
    if chosen:
        figures = [_row(one, names) for one in chosen if one.candidate]
        records = [names.item(one.item, one.how) for one in chosen if not one.candidate]
        shown.words(_waiting_words(len(figures), records))
        if found.figures and person.may(PUBLISH) and len(found.figures) + len(found.taken_back) > 1:
            chosen = _choice(found, names)
        if chosen:
            if person.may(PUBLISH):
                _publish(store, person, found, chosen)
            items = [one.item for one in chosen]
            what_changes(store, items, atlas, _("What the pages will say differently"))
        with shown.expander(_("The figures, their sources and how sure they are")):
            st.html(render("published.waiting", rows=figures))
            if chosen and person.may(DECIDE):
                _grades(store, person, chosen, names)
    batches(store, person, atlas, published, names)


def _waiting_words(figures: int, records: Sequence[str]) -> str:
    """Return how many figures wait, and which own records go with them."""
    words = ngettext("{n} figure is ready.", "{n} figures are ready.", figures)
    words = words.format(n=format_number(figures))
    if records:
        words += " " + _("With them: {records}.").format(records="; ".join(records))
    return words


def _document(number: int) -> str:
    return address("documents", others={"document": str(number)}) if number else ""


def _missing(one: Missing) -> tuple[str, str, str]:
    """Return what is missing, and where it is supplied with the words of the link."""
    if not one.document:
        return one.text, "", ""
    others = {"document": str(one.document), "step": STEP}
    return one.text, address("documents", others=others), _("Say which source it is")


def _row(one: Waiting, names: ItemNames) -> tuple[str, str, str, str, str]:
    evidence = one.item.evidence
    where, figure = _document(one.document), names.item(one.item, one.how if one.how != NEW else "")
    source = names.source((one.item.body or {}).get("source", ""))
    reliable = reliability_words()[evidence["reliability"]]
    source = f"{source} ({reliable})" if source else reliable
    return where, figure, evidence["name"] or "—", source, confidence_words()[evidence["confidence"]]


def _choice(found: Plan, names: ItemNames) -> list[Waiting]:
    """Return what is to be published: all, or the figures chosen with what they need."""
    if not shown.toggle(_("Choose which figures"), key="published_choose"):
        return found.chosen()
    words = {one.candidate: names.item(one.item) for one in (*found.figures, *found.taken_back)}
    numbers = shown.multiselect(
        _("Figures to publish"), list(words), key="published_figures", format_func=words.__getitem__
    )
    return found.chosen(numbers)


def _grades(store: Store, person: Person, chosen: Sequence[Waiting], names: ItemNames) -> None:
    """Draw how reliable each source is and, apart from it, how sure each figure, to be changed."""
    figures = [one for one in chosen if one.candidate and one.item.body]
    sources = {(one.item.body or {})["source"]: one.item.evidence["reliability"] for one in figures}
    sure = {str(one.candidate): one.item.evidence["confidence"] for one in figures}
    titles = {str(one.candidate): names.item(one.item) for one in figures}
    if not shown.toggle(_("Change how reliable sources and how sure figures are"), key="published_grades"):
        return
    of_source, of_figure = st.columns(2, gap="large")
    with of_source:
        shown.words(_("How reliable the sources are"))
        for source, word in sorted(sources.items()):
            _grade(store, person, RELIABILITY, source, word, reliability_words(), names.source(source))
    with of_figure:
        shown.words(_("How sure the figures are"))
        for number, word in list(sure.items())[:MOST]:
            _grade(store, person, CONFIDENCE, number, word, confidence_words(), titles[number])


def _grade(
    store: Store, person: Person, kind: str, key: str, word: str, names: dict[str, str], title: str
) -> None:
    wanted = shown.selectbox(
        title,
        list(names),
        index=list(names).index(word),
        key=f"published_{kind}_{key}_{word}",
        format_func=names.__getitem__,
    )
    if wanted != word:

        def change() -> str:
            set_grade(store, person, kind, key, wanted)
            return _("{name}: {word}").format(name=title, word=names[wanted])

        done(change)


def _shown_on(body: Mapping[str, str]) -> str:
    """Return the address of the map with a figure that was published."""
    year = int(body["period_end"][:4])
    return map_address(View(measure=body["measure"], place=body["place"], year=year, language=current()))


def _publish(store: Store, person: Person, found: Plan, chosen: Sequence[Waiting]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        reason = shown.text_input(
            _("Why (for whoever reads the batch later)"), key="published_reason", max_chars=500
        )
        wanted = shown.button(_("Publish"), key="published_publish", type="primary")
    now = "\n".join(f"{one.item.kind} {one.item.record} {one.item.body}" for one in chosen)
    seen, st.session_state[SEEN] = st.session_state.get(SEEN), now
    if wanted and seen != now:
        shown.warning(_("What waits has changed since you looked: nothing was published; look at it again."))
    elif wanted:
        numbers = [one.candidate for one in chosen if one.candidate]
        everything = set(numbers) == {one.candidate for one in found.figures}

        def act() -> str:
            batch = publish(
                store, person, reason or "", only=None if everything else numbers, follows=found.follows
            )
            seen = next((one.item.body for one in chosen if one.candidate and one.item.body), None)
            st.session_state[ON_THE_MAP] = _shown_on(seen) if seen else ""
            return _("Published: batch {number}.").format(number=batch.id)

        done(act)
