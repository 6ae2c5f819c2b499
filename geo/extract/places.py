"""Places in a text: names of the record, other names that stand where a place stands, and words that point back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale

from geo.catalog import load_places
from geo.catalog.places import names_of, plain
from geo.extract.lexicon import rules
from geo.extract.text.phrases import Phrases
from geo.extract.text.sentences import Sentence
from geo.extract.text.tokens import BREAK, MARK, WORD, Token

NAMED, DEMONYM, BACK, UNKNOWN = "named", "demonym", "back", "unknown"
DATELINE, INSTITUTION, FROM, TO = "dateline", "institution", "from", "to"
ORDER = (
    "country", "department", "zone", "region", "continent", "world", "province", "district", "city", "town", "port",
    "valley", "area", "aggregate", "river", "corridor",
)  # fmt: skip
"""Which of several things of one name is meant where nothing says so."""
NOT_NAMES = frozenset(
    [
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "el",
        "la",
        "los",
        "las",
        "en",
        "de",
        "del",
        "un",
        "una",
        "por",
        "se",
        "su",
        "y",
        "and",
        "but",
        "he",
        "she",
        "it",
        "they",
        "this",
        "that",
        "these",
        "those",
        "according",
        "however",
        "meanwhile",
        "after",
        "before",
        "since",
        "while",
        "when",
        "as",
        "if",
        "for",
        "from",
        "with",
        "by",
        "to",
        "of",
    ]
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place as it is named.

    Attributes
    ----------
    first, last : int
        Its first token and the one behind its last.
    id : str
        Of the record; empty where it has none.
    kind : str
        Kind of place, ``""`` where it is not known.
    form : str
        `NAMED`, `DEMONYM`, `BACK` ("the region") or `UNKNOWN` (a name that the record has not).
    role : str
        `DATELINE`, `INSTITUTION`, `FROM`, `TO` or ``""``.
    text : str
        As printed.
    """

    first: int
    last: int
    id: str
    kind: str
    form: str
    role: str
    text: str


@cache
def _gazetteer() -> Phrases:
    """Return every name of a place, with (id, kind)."""
    found = Phrases()
    for place in load_places():
        for name in names_of(place):
            if len(name) > 2:
                found.add(name, (place.id, place.kind))
    known = {name for place in load_places() for name in names_of(place)}
    for language in ("en", "es"):
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and plain(name) not in known:
                found.add(name, ("", "country"))
    for name in ("US", "U.S", "EE. UU", "EEUU", "USA"):
        found.add(name, ("united-states", "country"))
    for name in ("UK", "U.K"):
        found.add(name, ("united-kingdom", "country"))
    return found


@cache
def _back(language: str) -> Phrases:
    """Return the words of a language that point back to a place ("the region"), with its kind."""
    found = rules("places", language)["back"]
    return Phrases((phrase, kind) for kind, listed in found.items() for phrase in listed)


def mentions_of(
    tokens: Sequence[Token], text: str, sentences: Sequence[Sentence], language: str
) -> list[Mention]:
    """Return the places of a text, in order."""
    found_rules = rules("places", language)
    back = _back(language)
    starts = {s.first for s in sentences}
    shouting = _shouts(text)
    found: list[Mention] = []
    index = 0
    while index < len(tokens):
        mention = _at(tokens, index, text, starts, shouting, back, found_rules)
        if mention is None:
            index += 1
            continue
        found.append(mention)
        index = mention.last
    found = _again(found, tokens, text)
    return [_with_role(one, tokens, text, starts, language) for one in found]


def _again(found: list[Mention], tokens: Sequence[Token], text: str) -> list[Mention]:
    """Add where a name that stood once where a place stands is named again."""
    names = Phrases((m.text, m.text) for m in found if m.form == UNKNOWN)
    taken = {index for m in found for index in range(m.first, m.last)}
    for match in names.find(tokens):
        if match.first not in taken and text[tokens[match.first].start].isupper():
            found.append(Mention(match.first, match.last, "", "", UNKNOWN, "", match.payload))
    return sorted(found, key=lambda m: m.first)


def _shouts(text: str) -> bool:
    letters = [c for c in text[:2000] if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.7 * len(letters)


def _at(tokens, index, text, starts, shouting, back, found_rules) -> Mention | None:  # noqa: ANN001
    token = tokens[index]
    if token.kind != WORD:
        return None
    if token.text in found_rules["demonyms"]:
        id = found_rules["demonyms"][token.text]
        return Mention(
            index, index + 1, id, load_places().get(id).kind, DEMONYM, "", text[token.start : token.end]
        )
    pointed = back.longest(tokens, index)
    if pointed is not None:
        return Mention(
            index,
            pointed.last,
            "",
            pointed.payload,
            BACK,
            "",
            text[token.start : tokens[pointed.last - 1].end],
        )
    if not text[token.start].isupper() and not shouting:
        return None
    if token.end - token.start == 1:
        return None
    matches = _gazetteer().at(tokens, index)
    if matches and not _in_a_name(matches, tokens, index, text, shouting):
        longest = max(m.last for m in matches)
        alike = [m.payload for m in matches if m.last == longest]
        last = tokens[longest - 1]
        if text[last.start].isupper() or longest - index == 1 or shouting:
            id, kind = _meant(alike, tokens, index, longest, found_rules)
            return Mention(index, longest, id, kind, NAMED, "", text[token.start : last.end])
    return _unknown(tokens, index, text, starts, shouting, found_rules)


def _in_a_name(matches, tokens, index, text, shouting) -> bool:  # noqa: ANN001
    """Say whether a name of a small place is the surname of someone: "Yeni Moho", "General Castilla"."""
    last = max(m.last for m in matches)
    kinds = {m.payload[1] for m in matches if m.last == last}
    if (
        shouting
        or last - index > 1
        or kinds & {"country", "department", "zone", "continent", "port"}
        or index == 0
    ):
        return False
    before = tokens[index - 1]
    spaced = before.kind == WORD and tokens[index].start - before.end == 1
    if (
        spaced
        and text[before.start].isupper()
        and before.text not in NOT_NAMES
        and before.text not in _kinds()
    ):
        return True
    after = tokens[last] if last < len(tokens) else None
    return (
        after is not None
        and after.kind == WORD
        and text[after.start].isupper()
        and after.start - tokens[index].end == 1
        and after.text not in _kinds()
    )


@cache
def _kinds() -> frozenset[str]:
    return frozenset(word for language in ("en", "es") for word in rules("places", language)["kinds"])


def _meant(alike, tokens, first, last, found_rules) -> tuple[str, str]:  # noqa: ANN001
    """Return which place of a name is meant, by the word of its kind beside it."""
    beside = [
        tokens[i].text for i in (*range(max(0, first - 3), first), *range(last, min(len(tokens), last + 2)))
    ]
    kinds = [found_rules["kinds"][word] for word in beside if word in found_rules["kinds"]]
    for kind in kinds:
        chosen = [
            (id, k)
            for id, k in alike
            if k == kind or (kind == "department" and k in ("department", "region"))
        ]
        if chosen:
            return chosen[0]
    return min(alike, key=lambda pair: ORDER.index(pair[1]) if pair[1] in ORDER else 99)


def _unknown(tokens, index, text, starts, shouting, found_rules) -> Mention | None:  # noqa: ANN001
    """Return a capitalised name behind "in" or "en", or in brackets, as a place that the record has not."""
    if shouting or index == 0 or index in starts:
        return None
    before = tokens[index - 1].text
    behind_kind = (
        before in ("of", "de", "del")
        and index > 1
        and (
            tokens[index - 2].text in found_rules["kinds"] or tokens[index - 2].text in found_rules["settled"]
        )
    )
    bracket = before == "(" and index + 1 < len(tokens)
    if (
        before not in found_rules["in"]
        and before not in found_rules["from"]
        and before not in found_rules["to"]
    ):
        if not behind_kind and not bracket:
            return None
    elif before in ("a", "de", "of", "at", "to", "by", "por", "para") and not behind_kind:
        return None
    last = index
    while last < len(tokens) and tokens[last].kind == WORD:
        word = text[tokens[last].start : tokens[last].end]
        if word[0].isupper() or (
            tokens[last].text in ("de", "del", "la", "of", "los", "las", "el")
            and last + 1 < len(tokens)
            and last > index
            and text[tokens[last + 1].start].isupper()
        ):
            last += 1
        else:
            break
    if last == index or tokens[index].text in NOT_NAMES or _is_month(tokens[index].text):
        return None
    if bracket and (
        last >= len(tokens)
        or tokens[last].text not in (")", ",")
        or (last - index == 1 and text[tokens[index].start : tokens[index].end].isupper())
    ):
        return None
    printed = text[tokens[index].start : tokens[last - 1].end]
    printed = printed[:-2] if printed.endswith(("'s", "\u2019s")) else printed
    return Mention(index, last, "", "", UNKNOWN, "", printed)


@cache
def _months() -> frozenset[str]:
    return frozenset(
        w
        for language in ("en", "es")
        for w in (*rules("times", language)["months"], *rules("times", language)["weekdays"])
    )


def _is_month(word: str) -> bool:
    return word in _months()


def _with_role(one: Mention, tokens: Sequence[Token], text: str, starts: set[int], language: str) -> Mention:
    role = ""
    speakers = rules("speakers", language)["institution_of"]
    around = [t.text for t in tokens[one.last : one.last + 2]]
    before = [t.text for t in tokens[max(0, one.first - 4) : one.first]]
    if (
        (one.form == DEMONYM and any(word in speakers for word in around))
        or (one.form == DEMONYM and before and before[-1] in speakers)
        or (
            one.form == NAMED
            and len(before) > 1
            and before[-1] in ("of", "de", "del")
            and any(w in speakers for w in before[:-1])
        )
        or (one.form == NAMED and language == "en" and any(word in speakers for word in around[:1]))
    ):
        role = INSTITUTION
    elif one.first in starts and _is_dateline(one, tokens):
        role = DATELINE
    elif before:
        found = rules("places", language)
        if (before[-1] in found["to"] and before[-1] not in ("a", "to")) or _bound_for(before):
            role = TO
        elif before[-1] in ("from", "desde"):
            role = FROM
    return Mention(one.first, one.last, one.id, one.kind, one.form, role, one.text)


def _bound_for(before: Sequence[str]) -> bool:
    joined = " ".join(before[-3:])
    return joined.endswith(
        ("bound for", "destined for", "en route to", "con destino a", "destino a", "rumbo a", "hacia")
    )


def _is_dateline(one: Mention, tokens: Sequence[Token]) -> bool:
    """Say whether a name opens a text as a dateline: "LIMA -", "Lima.-", "LIMA (AFP)"."""
    following = [t.text for t in tokens[one.last : one.last + 6]]
    if following[:1] in (["-"], ["("]) or following[:2] == [".", "-"]:
        return True
    if following[:1] == [","]:
        return "-" in following[1:6] or "(" in following[1:5]
    return False


def is_mark(token: Token) -> bool:
    """Say whether a token is no word and no number."""
    return token.kind in (MARK, BREAK)
