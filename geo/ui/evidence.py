"""A claim as the reader sees it: value with its bound, who says so, source, date, reading."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from geo.language import _, current
from geo.maps.claim_words import claim_text, claimant, kind_words
from geo.maps.words import flag_words, published, reading_words, spoken
from geo.model import Source, Statement
from geo.statements import Sentence, sentence
from geo.ui.addresses import source_address
from geo.ui.atlas import Atlas


def tags(flags: Iterable[str]) -> str:
    """Return what must be said beside a value as small HTML marks."""
    return "".join(f'<span class="tag">{escape(words)}</span>' for words in flag_words(flags))


def who_says(statement: Statement, atlas: Atlas) -> str:
    """Return the person and institution that make the claim, else the series, else the source."""
    return claimant(statement, atlas.sources, atlas.series, atlas.institutions)


def claim_rows(statements: Iterable[Statement], atlas: Atlas) -> str:
    """Return a list of claims as HTML; every text of the data is escaped."""
    rows = "".join(_row(statement, atlas) for statement in statements)
    return f'<ul class="claims">{rows}</ul>'


def _row(statement: Statement, atlas: Atlas) -> str:
    source = atlas.sources[statement.source]
    disputes = _("disputes")
    marks = tags(statement.flags)
    kinds = kind_words()
    if statement.kind in kinds and statement.kind not in ("share", "rank"):
        marks = f'<span class="tag">{escape(kinds[statement.kind])}</span>{marks}'
    if statement.stance == "disputes":
        marks = f'<span class="tag">{escape(disputes)}</span>{marks}'
    destination = ""
    if statement.to_place:
        destination = f" → {escape(atlas.places.get(statement.to_place).label(current()))}"
    return (
        f'<li id="{escape(statement.id)}"><b>{escape(claim_text(statement))}</b>{destination} '
        f"{escape(who_says(statement, atlas))}{marks}<br>"
        f"{_card_link(source)}, "
        f"{escape(published(source, current()))} · {escape(reading_words()[statement.reading])}"
        f"{_details(statement, atlas)}</li>"
    )


def _details(statement: Statement, atlas: Atlas) -> str:
    """Return what opens under a claim: definition, reading, locator, note and, where held, the sentence."""
    lines = []
    definition, printed_as = _("Definition"), _("As printed")
    against = _("Share of") if statement.kind == "share" else _("Compared with")
    read_where, evidence = _("Read in"), _("Evidence")
    if statement.definition:
        lines.append(f"{definition}: <span lang='en'>{escape(statement.definition)}</span>")
    if statement.denominator:
        lines.append(f"{against}: <span lang='en'>{escape(statement.denominator)}</span>")
    printed = " ".join(t for t in (statement.value_stated, statement.unit_stated) if t)
    if printed:
        lines.append(f"{printed_as}: <span>{escape(printed)}</span>")
    if statement.read_in:
        lines.append(f"{read_where}: {_card_link(atlas.sources[statement.read_in])}")
    if statement.paragraph is not None:
        lines.append(
            escape(
                _("Paragraph {paragraph}, characters {start} to {end}").format(
                    paragraph=statement.paragraph, start=statement.start, end=statement.end
                )
            )
        )
    if statement.note:
        lines.append(f"<span lang='en'>{escape(statement.note)}</span>")
    text = marked(sentence(statement))
    if text:
        lines.append(text)
    if not lines:
        return ""
    return f"<details><summary>{escape(evidence)}</summary>{'<br>'.join(lines)}</details>"


def _card_link(source: Source) -> str:
    return (
        f'<a href="{escape(source_address(source.id))}" target="_self">{escape(source.label(current()))}</a>'
    )


def source_row(source_id: str, attributed_to: str, atlas: Atlas) -> str:
    """Return who says so, linked to the card, with the day of publication."""
    source = atlas.sources[source_id]
    link = _card_link(source)
    name = spoken(attributed_to, current(), atlas.institutions)
    said = f"{escape(name)}, " if attributed_to else ""
    return f"{said}{link}, {escape(published(source, current()))}"


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
