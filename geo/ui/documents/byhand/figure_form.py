"""A form for one figure, kept and accepted by who enters it."""

from __future__ import annotations

import secrets
from collections.abc import Collection

import streamlit as st

from geo.catalog.check.statements import units_allowed
from geo.catalog.fault import Fault
from geo.exports.columns import claim_columns
from geo.language import _
from geo.model.statement import FLAGS
from geo.review.known import all_institutions, all_measures, all_places, all_sources
from geo.review.names import NEW, SPEAKERS, unknown_names
from geo.review.people import Person
from geo.review.rows import FaultsError
from geo.review.tables.forms import enter_figure, faults_in_entered, read_period
from geo.review.tables.numbers import NUMBERS, expected_number, plain_number
from geo.review.tables.templates import choices_of, column_words
from geo.review.words import offered_readings
from geo.store.database import Store
from geo.ui.documents.byhand.fields import Fields
from geo.ui.elements import show
from geo.wording.kinds import bound_words, flag_words, kind_name, kind_words

FORM = "by_hand"


def labels() -> dict[str, str]:
    """Return what a reader calls each column of a figure, as in the files that are exported."""
    found = {column.name: column.label for column in claim_columns()}
    renamed = {"measure": found["measure_name"], "place": found["name"], "source": _("Source")}
    return found | renamed | {"flag": found["flags"], "period": _("Period")}


def figure_form(store: Store, person: Person) -> None:
    """Draw the form; what is wrong stands beside its field."""
    fields, label, hints = Fields(FORM), labels(), column_words()
    measures, places, sources = all_measures(store), all_places(store), all_sources(store)
    named_sources = {one.id: one.label() for one in sorted(sources.values(), key=lambda one: one.label())}
    left, middle, right = st.columns(3)
    with left:
        fields.choice("measure", label["measure"], {one.id: one.label() for one in measures.values()})
        fields.choice("place", label["place"], {p.id: f"{p.label()} ({kind_name(p.kind)})" for p in places})
        fields.text("period", label["period"], hint=_period_words())
        fields.choice("period_basis", label["period_basis"], _basis_words(), first="stated")
    with middle:
        fields.choice("kind", label["kind"], {k: kind_words()[k] for k in choices_of("kind")}, first="level")
        measure = measures.get(fields.value("measure"))
        allowed = units_allowed(measure.unit, fields.value("kind")) if measure else []
        units = {unit: unit for unit in allowed}
        fields.choice("unit", label["unit"], units, hint=hints["unit"], first=next(iter(units), None))
        fields.choice("bound", label["bound"], bound_words(), first="exact")
        fields.text("value", label["value"], hint=hints["value"])
        if fields.value("bound") in ("range", "at_least", "at_most", "approx"):
            for name in ("low", "high"):
                fields.text(name, label[name])
    with right:
        fields.text("value_stated", label["value_stated"], hint=hints["value_stated"])
        fields.text("unit_stated", label["unit_stated"])
        fields.choice("source", label["source"], named_sources, hint=hints["source"])
        fields.choice("reading", label["reading"], offered_readings(), first="press")
    with show.expander(_("More about it")):
        _more(store, fields, label, named_sources)
    fields.submit(_("Enter and accept the figure"), lambda: _entered(store, person, fields))


def _period_words() -> str:
    return _("a year (2013), a month (2013-05), a day (2013-05-31), or two of them with / between")


def _basis_words() -> dict[str, str]:
    return {"stated": _("the source states it"), "inferred": _("inferred")}


def _stance_words() -> dict[str, str]:
    return {
        "asserts": _("the source asserts it"),
        "reports": _("reports what another says"),
        "disputes": _("disputes it"),
    }


def _more(store: Store, fields: Fields, label: dict[str, str], sources: dict[str, str]) -> None:
    left, middle, right = st.columns(3)
    names = {name: name for name in all_institutions(store)}
    with left:
        fields.choice("attributed_to", label["attributed_to"], names, new=True)
        fields.choice("institution", label["institution"], names, new=True)
        given = {name: fields.value(name) for name in SPEAKERS}
        new = list(dict.fromkeys(name for _column, name in unknown_names(given, names)))
        if new:
            said = are_new(new, fields.key("new_" + "|".join(new)))
            st.session_state[fields.key(NEW)] = "|".join(new) if said else ""
        fields.choice("stance", label["stance"], _stance_words(), first="reports")
    with middle:
        fields.text("definition", label["definition"])
        fields.text("denominator", label["denominator"])
        fields.choice("read_in", label["read_in"], sources)
    with right:
        fields.choice("to_place", label["to_place"], {p.id: p.label() for p in all_places(store)})
        fields.several("flag", label["flag"], {f: flag_words([f])[0] for f in FLAGS if f != "derived"})
        fields.text("note", label["note"], hint=column_words()["note"])
    fields.text("reason", _("Remark on why it is accepted"))


def are_new(names: Collection[str], key: str) -> bool:
    """Draw the question whether names that are not known are new, and return what is said."""
    return show.checkbox(_("{names}: not known, a new name").format(names=", ".join(names)), key=key)


def _entered(store: Store, person: Person, fields: Fields) -> str:
    names = column_words()
    cells = {name: fields.value(name) for name in (*names, NEW)}
    faults = []
    period = read_period(fields.value("period"))
    if period is None:
        faults.append(Fault("", None, "period", fields.value("period"), _period_words()))
    cells["period_start"], cells["period_end"] = period or ("", "")
    for name in NUMBERS:
        read = plain_number(cells[name], point=False)
        if read is None:
            faults.append(Fault("", None, name, cells[name], expected_number(cells[name])))
        cells[name] = read or ""
    if faults:
        said = {fault.column for fault in faults} | {"period_start", "period_end"}
        others = faults_in_entered(store, cells)
        raise FaultsError([*faults, *(fault for fault in others if fault.column not in said)])
    token = st.session_state.setdefault(fields.key("token"), secrets.token_hex(16))
    entered = enter_figure(store, person, cells, token=token, reason=fields.value("reason"))
    return _("Figure {number} is entered and accepted; it waits to be published.").format(
        number=entered.candidates[0]
    )
