"""The places of a text, in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from geo.extract.places.gazetteer import Entry, country_name, known_places, names
from geo.extract.places.meaning import VALLEY, Countries, around, country_of_id, meant, stands_for
from geo.extract.places.mention import (
    BACK,
    BESIDE,
    DATELINE,
    DEMONYM,
    FROM,
    INSTITUTION,
    LISTED,
    NAMED,
    TO,
    UNKNOWN,
    Mention,
)
from geo.extract.places.names import named_at, surnames, unknown_at
from geo.extract.places.page import Page
from geo.extract.places.parts import with_direction
from geo.extract.places.roles import lies_in, role_of
from geo.extract.places.words import place_words
from geo.extract.text.folding import fold
from geo.extract.text.phrases import Phrases
from geo.extract.text.sentences import Sentence
from geo.extract.text.tokens import WORD, Token

SHARED = (FROM, TO, BESIDE)
"""Roles that hold for all places of a list."""
JOINED_WITHIN = 3
"""Tokens at most between two places of a list."""
NAME_REACH = 5
"""Words at most between "the zone" and its name."""


class Found(NamedTuple):
    """A name before it is known what it means."""

    first: int
    last: int
    form: str
    entries: tuple[Entry, ...] = ()
    kind: str = ""
    whole: tuple[Entry, ...] = ()


def mentions_of(
    tokens: Sequence[Token], text: str, sentences: Sequence[Sentence], language: str
) -> list[Mention]:
    """Return the places of a text, in order.

    Parameters
    ----------
    tokens : sequence of Token
    text : str
    sentences : sequence of Sentence
    language : str
        ``en`` or ``es``.
    """
    page = Page(text, language, tokens, sentences, place_words(language))
    found = _again(_found(page), page)
    named = [one for one in found if one.form != BACK]
    first_pass = [_mention(one, page, "") for one in named]
    # Only of several places of one name it depends on the country which is meant.
    certain = {
        one.first: mention
        for one, mention in zip(named, first_pass, strict=True)
        if len(one.entries or one.whole) < 2
    }
    countries = Countries(first_pass)
    mentions: list[Mention] = []
    for one in found:
        mention = certain.get(one.first)
        if mention is None:
            back, main = one.form == BACK, countries.at(one.first)
            mention = _back(one, page, mentions, main, first_pass) if back else _mention(one, page, main)
        if mention is None:
            continue
        before = mentions[-1] if mentions else None
        if before is not None and before.role == DATELINE and _in_one_dateline(before, mention, page):
            mention = mention._replace(role=DATELINE)
        if before is not None and before.role == FROM and _goes_on(before, mention, page):
            mention = mention._replace(role=TO)
        if (
            before is not None
            and before.role in SHARED
            and not mention.role
            and _joins(before, mention, page)
        ):
            mention = mention._replace(role=before.role)
        inside = before is not None and mention.role != BESIDE and lies_in(mention, before, page)
        mentions.append(mention._replace(within=inside))
    return _one_spelling(mentions)


def _in_one_dateline(before: Mention, mention: Mention, page: Page) -> bool:
    return [token.text for token in page.tokens[before.last : mention.first]] in ([","], ["("])


def _goes_on(before: Mention, mention: Mention, page: Page) -> bool:
    """Say whether a way leads from one place to the next: "from Peru to Europe", "desde el Perú a Europa"."""
    gap = [token.text for token in page.tokens[before.last : mention.first]]
    return 0 < len(gap) <= 2 and gap[0] in page.words.onwards


def _joins(before: Mention, mention: Mention, page: Page) -> bool:
    """Say whether two places stand as one behind the same word: "bordering Colombia and Brazil"."""
    gap = [token.text for token in page.tokens[before.last : mention.first]]
    words = page.words
    return 0 < len(gap) <= JOINED_WITHIN and gap[0] in words.joins and {*gap} <= words.joins | words.articles


def _one_spelling(mentions: list[Mention]) -> list[Mention]:
    """Give a name that no id stands for one spelling in a text: not once in capitals and once not."""
    spelled: dict[str, str] = {}
    for one in mentions:
        if not one.id:
            key = fold(one.text)
            if key not in spelled or spelled[key].isupper():
                spelled[key] = one.text
    return [one if one.id else one._replace(text=spelled[fold(one.text)]) for one in mentions]


def _found(page: Page) -> list[Found]:
    owners = surnames(page)
    found: list[Found] = []
    behind = 0
    for index in page.begins():
        one = _at(page, index, owners) if index >= behind else None
        if one is not None:
            if one.form in (NAMED, LISTED, UNKNOWN):
                one = _part(one, page)
            if found and one.first < found[-1].last:
                found.pop()  # "Central", a district, in "Central Huallaga"
            found.append(one)
            behind = one.last
    return found


def _part(one: Found, page: Page) -> Found:
    """Return the part of a place that stands there in its stead: "northern Peru"; itself without."""
    span = with_direction(page, one.first, one.last, one.entries)
    if span is None:
        return one
    first, last = span
    known = [match.payload for match in page.names.at(page.tokens, first) if match.last == last]
    if known:
        return Found(first, last, NAMED, tuple(known))
    return Found(first, last, UNKNOWN, whole=one.entries)


def _at(page: Page, index: int, owners: frozenset[str]) -> Found | None:
    """Return the place whose name begins at a token."""
    if page.capital(index):
        government = _government(page, index)
        if government is not None:
            return government
        named = named_at(page, index, owners)
        if named is not None and page.word(index) in page.words.articles:
            behind = named_at(page, index + 1, owners)
            named = named if behind is None or behind[0] <= named[0] else None
        if named is not None:
            last, entries = named
            longer = _longer(page, last, entries)
            if longer:
                return Found(index, longer, UNKNOWN)
            form = LISTED if all(e.listed for e in entries) else NAMED
            return Found(index, last, form, tuple(entries))
    demonym = page.demonym(index)
    if demonym is not None:
        id, code = demonym.payload
        kind = known_places().get(id).kind if id else "country"
        country = (country_of_id(id) if kind != "country" else id) if id else code
        return Found(index, demonym.last, DEMONYM, (Entry(id, kind, country),), code)
    back = page.words.back.longest(page.tokens, index)
    if back is not None and not _is_named(page, back.last):
        return Found(index, back.last, BACK, kind=back.payload)
    end = unknown_at(page, index)
    return None if end is None else Found(index, end, UNKNOWN)


def _longer(page: Page, last: int, entries: list[Entry]) -> int:
    """Return where a longer name ends of which a known one is the start: "San Ramón de Moxos"; 0 without."""
    at = last
    while at < last + 2 and page.word(at) in page.words.small and page.joined(at - 1):
        at += 1
    if at == last or not page.capital(at) or not page.joined(at - 1) or page.loud[at]:
        return 0
    wide = any(entry.kind in ("country", "continent", "world") for entry in entries)
    known = names().at(page.tokens, at) or page.demonym(at) or page.words.bodies.at(page.tokens, at)
    if wide or known or page.word(at) in page.words.not_places or page.word(at) in page.words.months:
        return 0
    return at + 1


def _is_named(page: Page, index: int) -> bool:
    """Say whether a name follows: "the region of Cusco", "la zona de amortiguamiento de la Reserva"."""
    at, links = index, page.words.small | {"of"}
    if page.capital(at) and page.joined(at - 1):
        return True
    if page.word(at) not in links:
        return False
    while (
        at < index + NAME_REACH
        and not page.capital(at)
        and page.tokens[min(at, len(page.tokens) - 1)].kind == WORD
    ):
        at += 1
    return page.capital(at) and page.word(at - 1) in links


def _government(page: Page, index: int) -> Found | None:
    """Return a capital that stands for its government: "Lima plans to clear …"."""
    match = page.words.capitals.longest(page.tokens, index)
    if match is None or page.loud[index] or not match.payload:
        return None
    follows = match.last < len(page.tokens) and page.words.acts.at(page.tokens, match.last)
    if not follows or page.ends_before(page.words.places, index) or page.word(index - 1) in page.words.links:
        return None
    kind = known_places().get(match.payload).kind
    return Found(index, match.last, DEMONYM, (Entry(match.payload, kind, match.payload),), "government")


def _again(found: list[Found], page: Page) -> list[Found]:
    """Add where a name that stood once where a place stands is named again."""
    known = {page.printed(one.first, one.last): one for one in found if one.form in (UNKNOWN, LISTED)}
    names = Phrases(known.items(), lasting=False)
    taken = {index for one in found for index in range(one.first, one.last)}
    for match in names.find(page.tokens):
        if match.first not in taken and page.capital(match.first) and not page.capital(match.last):
            if (
                page.capital(match.first - 1)
                and match.first not in page.starts
                and page.joined(match.first - 1)
            ):
                continue
            found.append(Found(match.first, match.last, match.payload.form, match.payload.entries))
    return sorted(found, key=lambda one: one.first)


def _mention(one: Found, page: Page, main: str) -> Mention:
    text = page.printed(one.first, one.last)
    if not one.entries:
        kind = _kind_beside(one, page)
        country = ""
        whole: tuple[str, ...] = ()
        if one.whole:
            likeliest, others = meant(one.whole, page, one.first, one.last, main)
            country, whole = likeliest.country, tuple(filter(None, (likeliest.id, *others)))
        return _with_role(Mention(one.first, one.last, "", kind, one.form, "", text, country, whole), page)
    entry, others = meant(one.entries, page, one.first, one.last, main)
    form = one.form
    if form == NAMED and entry.listed:
        form = LISTED
    if form == DEMONYM and not entry.id:
        text = country_name(one.kind, page.language)
    mention = Mention(
        one.first,
        one.last,
        entry.id,
        entry.kind,
        form,
        "",
        text,
        entry.country,
        others,
    )
    if one.kind == "government":
        return mention._replace(role=INSTITUTION) if entry.id == "united-states" else mention
    return _with_role(mention, page)


def _with_role(one: Mention, page: Page) -> Mention:
    return one._replace(role=role_of(one, page))


def _kind_beside(one: Found, page: Page) -> str:
    """Return the kind of a name that no list has, by the word of a kind beside it."""
    near = [page.word(i) for i in (one.first - 1, one.first - 2, one.last)]
    return next((page.words.kinds[word] for word in near if word in page.words.kinds), "")


def _back(
    one: Found, page: Page, before: Sequence[Mention], main: str, all_named: Sequence[Mention]
) -> Mention | None:
    """Return what "the region" stands for; None where nothing is there to point back to."""
    target = stands_for(one.kind, before, main)
    if one.kind == "country":
        if main not in known_places() and target is None:
            return None
        id = main if main in known_places() else ""
        text = target.text if target is not None else main
        latest = next((m.id for m in reversed(before) if m.kind == "country" and m.form == NAMED), "")
        others = (latest,) if latest not in ("", id) else ()
        return Mention(one.first, one.last, id, "country", BACK, "", text, main, others)
    if target is None:
        return (
            Mention(one.first, one.last, VALLEY, "zone", BACK, "", "VRAEM", "peru")
            if one.kind == "valley" and any(m.id == VALLEY for m in all_named)
            else None
        )
    others = (target.id,) if target.id else ()
    if one.kind in ("department", "province") and (container := around(target, one.kind)):
        kind, id = one.kind, container
        return Mention(one.first, one.last, id, kind, BACK, "", id, target.country, others)
    return Mention(one.first, one.last, target.id, target.kind, BACK, "", target.text, target.country)
