"""Names with a capital: which stand for a place, which for a person or a body."""

from __future__ import annotations

from geo.extract.places.dateline import opens_dateline, opens_paragraph
from geo.extract.places.gazetteer import Entry
from geo.extract.places.page import Page
from geo.extract.places.parts import is_led
from geo.extract.text.tokens import MARK, WORD

LARGE = frozenset(
    {"country", "department", "zone", "continent", "world", "region", "valley", "aggregate", "area"}
)
LONGEST_NAME = 12
LONGEST_ACRONYM = 6
SHORT = 3
"""Letters of an abbreviation, which is printed in capitals: US, EU."""
ALONE = 4
"""Letters of the shortest name of the gazetteer that is believed without a second word."""


def surnames(page: Page) -> frozenset[str]:
    """Return the words that stand behind a first name or a title: "Nora Sechura", "Colonel Huari"."""
    found = set()
    capitals = page.capitals
    for index in range(1, len(capitals)):
        if (
            capitals[index]
            and capitals[index - 1]
            and page.joined(index - 1)
            and not page.tokens[index - 1].text.endswith("'s")
            and not page.loud[index]
            and _is_given(page, index - 1)
            and not any(match.last > index for match in page.names.at(page.tokens, index - 1))
        ):
            found.add(page.word(index))
    return frozenset(found)


def _is_given(page: Page, index: int) -> bool:
    """Say whether a word with a capital may be a first name or a title before a surname."""
    words, text = page.words, page.word(index)
    return (
        text not in words.not_names
        and text not in words.settled
        and text not in words.months
        and page.demonym(index) is None
        and not words.places.at(page.tokens, index)
    )


def glued(page: Page, first: int, last: int) -> bool:
    """Say whether other words with capitals stand right beside a name: it is a part of a longer one."""
    if page.loud[first]:
        return False
    before = (
        page.capital(first - 1)
        and page.joined(first - 1)
        and not page.tokens[first - 1].text.endswith("'s")
        and _is_given(page, first - 1)
        and page.text[page.tokens[first].start - 1] == " "
    )
    behind = (
        page.capital(last)
        and page.joined(last - 1)
        and not page.tokens[last - 1].text.endswith("'s")
        and page.text[page.tokens[last].start - 1] == " "
        and page.word(last) not in page.words.settled
        and page.word(last) not in page.words.months
        and page.demonym(last) is None
    )
    return before or behind


def in_body(page: Page, first: int, last: int) -> bool:
    """Say whether a name is part of the name of a body: "Universidad Nacional de Ucayali", "US report"."""
    bodies = page.words.bodies
    at, steps = first - 1, 0
    while at >= 0 and steps < LONGEST_ACRONYM and (page.capital(at) or page.word(at) in page.words.small):
        if page.capital(at) and bodies.at(page.tokens, at):
            return True
        at, steps = at - 1, steps + 1
    if at >= 0 and at == first - 2 and page.word(first - 1) in page.words.small and _is_acronym(page, at):
        return True
    if at == first - 2 and page.word(first - 1) in page.words.small and bodies.at(page.tokens, at):
        return True
    if page.language != "en" or page.ends_before(page.words.places, first):
        return False
    return bool(page.joined(last - 1) and bodies.at(page.tokens, last))


def _is_acronym(page: Page, index: int) -> bool:
    token = page.tokens[index]
    return token.kind == WORD and token.end - token.start > 1 and page.text[token.start : token.end].isupper()


def in_place(page: Page, index: int) -> bool:
    """Say whether words before a token lead to a place: "in", "near the", "distrito de", a bracket."""
    words = page.words
    if page.ends_before(words.places, index) or page.ends_before(words.origins, index):
        return True
    if page.ends_before(words.targets, index):
        return True
    return of_kind(page, index)


def of_kind(page: Page, index: int) -> bool:
    """Say whether the word of a kind of place stands before a name: "distrito de", "Puerto", "town of"."""
    at = index - 1
    while at >= 0 and page.word(at) in page.words.small:
        at -= 1
    title = at == index - 1 and bool(page.words.officials.at(page.tokens, max(at, 0)))
    return at >= 0 and index - at <= 3 and page.word(at) in page.words.settled and not title


def kind_behind(page: Page, last: int) -> bool:
    """Say whether the word of a kind of place stands behind a name: "Ate district"."""
    return page.language == "en" and page.word(last) in page.words.kinds and page.joined(last - 1)


def named_at(page: Page, index: int, owners: frozenset[str]) -> tuple[int, list[Entry]] | None:
    """Return where the longest believable name that begins at a token ends, and what it may mean."""
    matches = page.names.at(page.tokens, index)
    for last in sorted({match.last for match in matches}, reverse=True):
        entries = [match.payload for match in matches if match.last == last]
        wide = any(entry.kind in ("country", "continent", "region") for entry in entries)
        if _printed_as_name(page, index, last, wide) and (
            kept := _believed(page, index, last, entries, owners)
        ):
            return last, kept
    return None


def _printed_as_name(page: Page, first: int, last: int, wide: bool) -> bool:
    """Say whether a name has its capitals, and is no sign of money or two letters in small print."""
    if last < len(page.tokens) and page.tokens[last].text == "$":
        return False
    printed = page.text[page.tokens[first].start : page.tokens[last - 1].end]
    if len(printed.replace(".", "")) <= SHORT and wide:
        return printed.isupper() and (not page.loud[first] or "." in printed)
    if not page.capital(first):
        return False
    end = page.word(last - 1)
    return (
        last - first == 1
        or page.loud[first]
        or page.capital(last - 1)
        or "." in printed
        or end in page.words.settled
        or bool(page.words.demonyms.at(page.tokens, last - 1))
    )


def _believed(page: Page, first: int, last: int, entries: list[Entry], owners: frozenset[str]) -> list[Entry]:
    """Return the entries that a careful reader would think of here."""
    large = [e for e in entries if e.kind in LARGE and not e.listed]
    apart = glued(page, first, last)
    if apart and not in_place(page, first):
        return (
            [e for e in large if e.kind != "area"]
            if in_body(page, first, last)
            else [e for e in large if e.kind in ("country", "zone", "continent")]
        )
    single = last - first == 1
    if single and all(e.listed for e in entries) and page.words.bodies.at(page.tokens, first):
        return []
    if large:
        owned = single and page.word(first) in owners and not in_place(page, first)
        return [e for e in entries if e.kind == "country"] if owned else entries
    if single and page.word(first) in owners and not in_place(page, first) and not kind_behind(page, last):
        return []
    if all(e.listed for e in entries) or page.loud[first]:
        return entries if _supported(page, first, last, single) else []
    return entries


def _supported(page: Page, first: int, last: int, single: bool) -> bool:
    """Say whether a name of the gazetteer stands where a place stands; behind a title stands a person."""
    if first and page.word(first - 1) in page.words.titles:
        return False  # "el general Miguel Hidalgo"
    kind_said = of_kind(page, first) or kind_behind(page, last)
    if kind_said or page.tokens[last - 1].end - page.tokens[first].start < ALONE:
        return kind_said or (in_place(page, first) and beside_place(page, first, last))
    if in_place(page, first) or beside_place(page, first, last):
        return True
    if opens_paragraph(first, page) and opens_dateline(first, last, page):
        return True
    if page.loud[first]:
        return False
    text = page.word(first)
    if single and (
        text in page.words.not_names or text in page.words.months or text in page.words.not_places
    ):
        return False
    if page.word(first - 1) in page.words.links or page.word(first - 1) == "/":
        return True
    if first in page.starts:
        return False
    return not single or _mid_sentence(page, first, last)


def _mid_sentence(page: Page, first: int, last: int) -> bool:
    """Say whether a name of one word stands between words without capitals, and nobody is said to speak."""
    before, words = page.tokens[first - 1], page.words
    if before.kind != WORD or page.capital(first - 1) or page.capital(last):
        return False
    return not words.say.at(page.tokens, first - 1) and not (
        last < len(page.tokens) and words.say.at(page.tokens, last)
    )


def beside_place(page: Page, first: int, last: int) -> bool:
    """Say whether a larger place follows that says where it lies: "Santa Lucía (San Martín)", "Ate, Lima"."""
    at = last
    if at >= len(page.tokens) or page.tokens[at].kind != MARK or page.tokens[at].text not in "(,":
        return False
    opened = page.tokens[at].text
    at += 1
    while at < len(page.tokens) and at <= last + 2 and not page.capital(at):
        if not page.words.places.at(page.tokens, at) and page.word(at) not in page.words.small:
            return False
        at += 1
    if not page.capital(at):
        return False
    kinds = {m.payload.kind for m in page.names.at(page.tokens, at) if not m.payload.listed}
    if opened == "," and "country" in kinds:
        return at + 1 < len(page.tokens) and page.tokens[at + 1].text in ",)."
    return bool(kinds & {"country", "department", "province"})


def unknown_at(page: Page, index: int) -> int | None:
    """Return where a name ends that stands where a place stands but is in no list; None without one."""
    if page.loud[index] or not page.capital(index) or index in page.starts:
        return None
    last = _run(page, index)
    first = page.word(index)
    words = page.words
    if (
        index
        and page.tokens[index].start - page.tokens[index - 1].end > 1
        and not beside_place(page, index, last)
    ):
        return None  # the head of a column: "District   Area (ha)"
    own = first in words.articles and page.joined(index) and page.capital(index + 1)
    # "comunidad de El Sauzal", and neither "en El Comercio" nor "en El Alto Huallaga"
    own = own and of_kind(page, index) and not page.names.at(page.tokens, index + 1)
    if not own and (first in words.not_names or first in words.months or first in words.not_places):
        return None
    ends = page.language == "en" and not of_kind(page, index) and words.bodies.at(page.tokens, last - 1)
    if ends or words.bodies.at(page.tokens, index) or words.demonyms.at(page.tokens, index):
        return None
    if last - index == 1 and (
        _is_acronym(page, index) or page.tokens[index].end - page.tokens[index].start < ALONE
    ):
        return None
    if page.capital(index - 1) and page.joined(index - 1) and not of_kind(page, index):
        return None
    if beside_place(page, index, last) or kind_behind(page, last):
        return last
    if page.word(index - 1) == "the" and page.tokens[last - 1].text.endswith("'s"):
        return None  # "at the Jane's group"
    if (
        page.ends_before(words.places, index)
        or of_kind(page, index)
        or page.ends_before(words.origins, index)
        or is_led(page, index)
    ):
        return last
    return last if page.ends_before(words.targets, index, articles=False) else None


def _run(page: Page, index: int) -> int:
    """Return where the words with capitals that begin at a token end: "San Pedro de Putina Punco"."""
    last = index + 1
    while last < min(len(page.tokens), index + LONGEST_NAME) and page.joined(last - 1):
        ahead = last
        while ahead < last + 2 and page.word(ahead) in page.words.small and page.joined(ahead):
            ahead += 1
        if page.tokens[last - 1].text.endswith("'s") or not page.capital(ahead):
            break
        last = ahead + 1
    return last
