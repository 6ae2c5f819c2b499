"""A claim as the reader sees it: value with its bound, who says so, source, date, reading."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from geo.errors import SeedError
from geo.language import _, current
from geo.model import Route, Source, Statement
from geo.statements import Sentence, sentence
from geo.ui.claims.strips import axis_foot, axis_top, on_one_axis, strip
from geo.ui.elements.english import in_english, in_use
from geo.ui.frame.addresses import source_address, statement_address
from geo.ui.frame.atlas import Atlas
from geo.wording.claim import claim_text, claimant, printed_words, published, reading_of, spoken
from geo.wording.kinds import flag_words, kind_words


def tags(flags: Iterable[str]) -> str:
    """Return what must be said beside a value as small HTML marks."""
    return "".join(f'<span class="tag">{escape(words)}</span>' for words in flag_words(flags))


def claim_rows(statements: Iterable[Statement], atlas: Atlas) -> str:
    """Return a list of claims as HTML, on one axis those that may be; every text of the data is escaped."""
    listed = list(statements)
    alike = on_one_axis(listed)
    top = axis_top(alike) if len(alike) > 1 else 0.0
    drawn = {s.id for s in alike} if top > 0 else set()
    rows = "".join(_row(s, atlas, strip(s, top) if s.id in drawn else "") for s in listed)
    return f'<ul class="claims">{rows}</ul>' + (axis_foot(alike, top) if drawn else "")


def _row(statement: Statement, atlas: Atlas, mark: str = "") -> str:
    source = atlas.sources[statement.cited]
    disputes = _("disputes")
    marks = tags(statement.flags)
    kinds = kind_words()
    if statement.kind not in ("level", "price", "share", "rank"):
        marks = f'<span class="tag">{escape(kinds[statement.kind])}</span>{marks}'
    if statement.stance == "disputes":
        marks = f'<span class="tag">{escape(disputes)}</span>{marks}'
    destination = ""
    if statement.to_place:
        destination = f" → {escape(atlas.places.get(statement.to_place).label(current()))}"
    value = value_link(statement.id, claim_text(statement))
    return (
        f'<li id="{escape(statement.id)}">{mark}<b>{value}</b>{destination} '
        f"{escape(claimant(statement, atlas))}{marks}<br>"
        f"{card_link(source)}, "
        f"{escape(published(source))} · {escape(reading_of(statement))}"
        f"{_details(statement, atlas)}</li>"
    )


def _details(statement: Statement, atlas: Atlas) -> str:
    """Return what opens under a claim: definition, reading, locator, note and, where held, the sentence."""
    lines = []
    definition, printed_as = _("Definition"), _("As printed")
    against = _("Share of") if statement.kind == "share" else _("Compared with")
    read_where, evidence = _("Read in"), _("Evidence")
    if statement.definition:
        lines.append(f"{definition}: {in_use(statement.definition, statement.definition_es)}")
    if statement.denominator:
        lines.append(f"{against}: {in_use(statement.denominator, statement.denominator_es)}")
    printed = printed_words(statement, atlas.series, atlas.districts)
    if printed:
        lines.append(f"{printed_as}: <span>{escape(printed)}</span>")
    if statement.read_in:
        lines.append(f"{read_where}: {card_link(atlas.sources[statement.read_in])}")
    if statement.paragraph is not None:
        lines.append(
            escape(
                _("Paragraph {paragraph}, characters {start} to {end}").format(
                    paragraph=statement.paragraph, start=statement.start, end=statement.end
                )
            )
        )
    if statement.note:
        lines.append(in_english(statement.note))
    text = quoted(statement)
    if text:
        lines.append(text)
    if not lines:
        return ""
    return f"<details><summary>{escape(evidence)}</summary>{'<br>'.join(lines)}</details>"


def value_link(id: str, text: str) -> str:
    """Return a value (or the name of a stage) as HTML that leads to the evidence behind it."""
    return f'<a href="{escape(statement_address(id))}" target="_self">{escape(text)}</a>'


def card_link(source: Source) -> str:
    """Return the short label of a source as HTML that leads to its card."""
    return (
        f'<a href="{escape(source_address(source.id))}" target="_self">{escape(source.label(current()))}</a>'
    )


def source_row(source_id: str, attributed_to: str, atlas: Atlas) -> str:
    """Return who says so, linked to the card, with the day of publication."""
    source = atlas.sources[source_id]
    link = card_link(source)
    name = spoken(attributed_to, atlas.institutions)
    said = f"{escape(name)}, " if attributed_to else ""
    return f"{said}{link}, {escape(published(source))}"


def quoted(record: Statement | Route) -> str:
    """Return the sentence behind a record as HTML, or what is wrong with its locator."""
    try:
        return marked(sentence(record))
    except SeedError as error:
        return f'<span class="tag">{escape(str(error))}</span>'


def marked(found: Sentence | None) -> str:
    """Return the sentence with its figure marked, where the document lies beside its card."""
    if found is None:
        return ""
    before, figure, after = (
        found.text[: found.start],
        found.text[found.start : found.end],
        found.text[found.end :],
    )
    return f"<q>{escape(before)}<mark>{escape(figure)}</mark>{escape(after)}</q>"
