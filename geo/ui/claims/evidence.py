"""A claim as the reader sees it: value with its bound, who says so, source, date, reading."""

from __future__ import annotations

from collections.abc import Iterable

from geo.errors import SeedError
from geo.language import _
from geo.markup import Markup, joined
from geo.model import Estimate, Route, Source, Statement
from geo.statements import Sentence, sentence
from geo.ui.claims.strips import axis_foot, axis_top, on_one_axis, strip
from geo.ui.elements.clipboard import sentence_button
from geo.ui.elements.english import in_use
from geo.ui.elements.html import link, render, tag
from geo.ui.frame.addresses import source_address, statement_address
from geo.ui.frame.atlas import Atlas, timelines_of
from geo.ui.frame.state import current_view
from geo.views.sentence import statement_sentence
from geo.wording.claim import claim_text, claimant, printed_words, published, reading_of, spoken
from geo.wording.estimate import sources_disagree
from geo.wording.kinds import HOW_MUCH, flag_words, kind_words


def tags(flags: Iterable[str]) -> Markup:
    """Return what must be said beside a value as small HTML marks."""
    return joined(tag(words) for words in flag_words(flags))


def kind_tag(statement: Statement) -> Markup:
    """Return what kind of figure a claim is as a mark; empty for one that says how much."""
    return Markup() if statement.kind in HOW_MUCH else tag(kind_words()[statement.kind])


def contested_tag(estimate: Estimate) -> Markup:
    """Return that the sources of an estimate disagree as a mark; empty where they do not."""
    if not estimate.contested:
        return Markup()
    return tag(sources_disagree(estimate.speakers), "tag contested")


def claim_rows(
    statements: Iterable[Statement], atlas: Atlas, *, within: str = "", sentences: bool = False
) -> Markup:
    """Return a list of claims as HTML, on one axis those that may be.

    ``within`` stands before the id of each row where one claim can stand on a page several times;
    with ``sentences`` each row offers its own to copy.
    """
    listed = list(statements)
    alike = on_one_axis(listed)
    top = axis_top(alike) if len(alike) > 1 else 0.0
    drawn = {s.id for s in alike} if top > 0 else set()
    rows = [_row(s, atlas, strip(s, top) if s.id in drawn else Markup(), within, sentences) for s in listed]
    return render("claims.rows", claims=rows, foot=axis_foot(alike, top) if drawn else "")


def _row(statement: Statement, atlas: Atlas, mark: Markup, within: str, sentences: bool) -> Markup:
    source = atlas.sources[statement.cited]
    lines = _details(statement, atlas)
    if sentences:
        lines.append(sentence_button(sentence_of_statement(statement, atlas)))
    disputed = tag(_("disputes")) if statement.stance == "disputes" else Markup()
    to = statement.to_place
    return render(
        "claims.claim",
        id=within + statement.id,
        strip=mark,
        value=value_link(statement.id, claim_text(statement)),
        destination=atlas.places.get(to).label() if to else "",
        who=claimant(statement, atlas),
        marks=disputed + kind_tag(statement) + tags(statement.flags),
        source=card_link(source),
        day=published(source),
        reading=reading_of(statement),
        lines=lines,
    )


def _details(statement: Statement, atlas: Atlas) -> list[Markup]:
    """Return what opens under a claim: definition, reading, locator, note and, where held, the sentence."""
    printed = printed_words(statement, atlas.series, atlas.districts)
    read_in = atlas.sources.get(statement.read_in)
    named = (
        (_("Definition"), in_use(statement.definition, statement.definition_es)),
        (against_words(statement), in_use(statement.denominator, statement.denominator_es)),
        (_("As printed"), Markup("<span>{}</span>").format(printed) if printed else ""),
        (_("Read in"), card_link(read_in) if read_in else ""),
    )
    lines = [Markup("{}: {}").format(name, text) for name, text in named if text]
    lines += [
        Markup.escape(locator_words(statement)),
        in_use(statement.note, statement.note_es),
        quoted(statement),
    ]
    return [line for line in lines if line]


def against_words(statement: Statement) -> str:
    """Return what the denominator of a claim is called."""
    return _("Share of") if statement.kind == "share" else _("Compared with")


def locator_words(record: Statement | Route) -> str:
    """Return where in the document's text the words stand; empty where the text is not held."""
    if record.paragraph is None:
        return ""
    return _("Paragraph {paragraph}, characters {start} to {end}").format(
        paragraph=record.paragraph, start=record.start, end=record.end
    )


def sentence_of_statement(statement: Statement, atlas: Atlas) -> str:
    """Return a figure as a sentence, in the view's choice of the figure shown."""
    view = current_view()
    return statement_sentence(
        statement, timelines_of(statement.measure, view.whole_lens, atlas), atlas, view.as_of
    )


def value_link(id: str, text: str) -> Markup:
    """Return a value (or the name of a stage) as HTML that leads to the evidence behind it."""
    return link(statement_address(id), text)


def card_link(source: Source) -> Markup:
    """Return the short label of a source as HTML that leads to its card."""
    return link(source_address(source.id), source.label())


def source_row(source_id: str, attributed_to: str, atlas: Atlas) -> Markup:
    """Return who says so, linked to the card, with the day of publication."""
    source = atlas.sources[source_id]
    name = f"{spoken(attributed_to, atlas.institutions)}, " if attributed_to else ""
    return Markup("{}{}, {}").format(name, card_link(source), published(source))


def quoted(record: Statement | Route) -> Markup:
    """Return the sentence behind a record as HTML, or what is wrong with its locator."""
    try:
        return marked(sentence(record))
    except SeedError as error:
        return tag(str(error))


def marked(found: Sentence | None) -> Markup:
    """Return the sentence with its figure marked, where the document lies beside its card."""
    if found is None:
        return Markup()
    return render(
        "claims.quotation",
        before=found.text[: found.start],
        figure=found.text[found.start : found.end],
        after=found.text[found.end :],
    )
