"""Who says it: persons and institutions beside words of saying."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from geo.extract.lexicon import rules
from geo.extract.text.phrases import Phrases
from geo.extract.text.sentences import Sentence
from geo.extract.text.tokens import BREAK, MARK, NUMBER, WORD, Token

PERSON, BODY = "person", "body"
ACCORDING, BEFORE_VERB, BEHIND_VERB, PRONOUN, LABEL, INTERVIEW = (
    "according",
    "before",
    "behind",
    "pronoun",
    "label",
    "interview",
)
SMALL = frozenset(["of", "de", "del", "la", "las", "los", "el", "the", "and", "y", "for", "para", "e"])
LONGEST = 12
LEADING = frozenset(
    ["the", "a", "an", "el", "la", "los", "las", "un", "una", "of", "de", "del", "que", "y", "and"]
)
NO_NAMES = frozenset(
    [
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "as",
        "if",
        "when",
        "while",
        "it",
        "its",
        "he",
        "she",
        "they",
        "we",
        "i",
        "our",
        "their",
        "this",
        "that",
        "these",
        "those",
        "there",
        "here",
        "an",
        "both",
        "some",
        "each",
        "se",
        "en",
        "al",
        "con",
        "por",
        "para",
        "como",
        "si",
        "cuando",
        "mientras",
        "ello",
        "esto",
        "eso",
        "su",
        "sus",
        "lo",
        "le",
        "les",
        "y",
        "o",
        "pero",
        "no",
        "ya",
        "solo",
        "tambien",
        "asi",
        "segun",
        "sobre",
        "entre",
        "desde",
        "hasta",
        "tras",
        "ante",
        "q",
        "a",
        "p",
        "r",
        "nuestro",
        "nuestra",
        "nuestros",
        "ese",
        "esa",
        "este",
        "esta",
    ]
)
"""Words that stand with a capital at the head of a sentence and name nobody."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone who is said to say something.

    Attributes
    ----------
    first, last : int
        Tokens of the name.
    sentence : int
        Number of the sentence.
    text : str
        As printed: the person where one is named, else the institution.
    kind : str
        `PERSON` or `BODY`.
    form : str
        `ACCORDING`, `BEFORE_VERB`, `BEHIND_VERB` or `PRONOUN` (the one before goes on).
    verb : int
        Token of the word of saying.
    """

    first: int
    last: int
    sentence: int
    text: str
    kind: str
    form: str
    verb: int


@cache
def _words(language: str) -> tuple[Phrases, Phrases, Phrases, frozenset[str], frozenset[str]]:
    found = rules("speakers", language)
    return (
        Phrases((p, True) for p in found["say"]),
        Phrases((p, True) for p in found["according"]),
        Phrases((p, True) for p in found["heads"]),
        frozenset(found["persons"]),
        frozenset(found["pronouns"]),
    )


def speakers_of(
    tokens: Sequence[Token], text: str, sentences: Sequence[Sentence], language: str
) -> list[Speaker]:
    """Return who is said to say something, in order of the text."""
    say, according, heads, persons, _pronouns = _words(language)
    found: list[Speaker] = []
    asked = _interviewee(tokens, text, sentences, heads)
    label: tuple[int, int, str] | None = None
    for number, sentence in enumerate(sentences):
        label = _label(tokens, sentence, text) or label
        if label is not None:
            found.append(_speaker(label, number, text, tokens, LABEL, sentence.first))
        elif asked is not None and number > 1:
            found.append(_speaker(asked, number, text, tokens, INTERVIEW, sentence.first))
        index = sentence.first
        while index < sentence.last:
            match = according.longest(tokens, index)
            if match is not None:
                one = _name_from(tokens, match.last, sentence.last, text, heads, persons)
                if one is not None and _is_name(one, tokens):
                    found.append(_speaker(one, number, text, tokens, ACCORDING, index))
                index = match.last
                continue
            verb = say.longest(tokens, index)
            if verb is not None and _may_speak(tokens, index, text):
                one = _name_from(
                    tokens, verb.last, min(sentence.last, verb.last + LONGEST), text, heads, persons
                )
                form = BEHIND_VERB
                if not _is_name(one, tokens):
                    one = _name_until(tokens, index, sentence.first, text, heads, persons)
                    form = BEFORE_VERB
                if one is not None and _is_name(one, tokens):
                    found.append(_speaker(one, number, text, tokens, form, index))
                elif found and found[-1].sentence >= number - 2:
                    last = found[-1]
                    found.append(Speaker(last.first, last.last, number, last.text, last.kind, PRONOUN, index))
            index += 1
    return found


def _label(tokens: Sequence[Token], sentence: Sentence, text: str) -> tuple[int, int, str] | None:
    """Return the name with a colon that opens a speech: "Mr. HOLLOWAY:", "Rosa Canta:"."""
    at = sentence.first
    while at < sentence.last and (tokens[at].kind == BREAK or tokens[at].text in ("-", "*", '"')):
        at += 1
    first = at
    while at < sentence.last and at - first < 7:
        token = tokens[at]
        if token.text in (":", ".-") and at > first:
            name = at - first
            return (first, at, PERSON) if name <= 6 and tokens[at - 1].kind in (WORD, MARK) else None
        if token.text == "." and at + 1 < sentence.last and tokens[at + 1].text == "-" and at > first:
            return (first, at, PERSON)
        if (token.kind == WORD and (text[token.start].isupper() or token.text in SMALL)) or token.text in (
            ".",
            ",",
            "(",
            ")",
        ):
            at += 1
        else:
            return None
    return None


def _interviewee(
    tokens: Sequence[Token], text: str, sentences: Sequence[Sentence], heads: Phrases
) -> tuple[int, int, str] | None:
    """Return the one who is interviewed: questions stand alone in lines, and one person is named before them."""
    questions = [
        s for s in sentences
        if s.last - s.first > 2 and any(t.text == "?" for t in tokens[max(s.first, s.last - 3) : s.last])
        and (s.first == 0 or tokens[s.first - 1].kind == BREAK or tokens[s.first].text == "-")
    ]  # fmt: skip
    if len(questions) < 3:
        return None
    person = _person_in(tokens, 0, min(len(tokens), questions[0].first), text, heads, far=True)
    return person


def _may_speak(tokens: Sequence[Token], index: int, text: str) -> bool:
    """Say whether a word of saying is a verb here: no capital in mid-sentence, no number behind it."""
    token = tokens[index]
    return not (text[token.start].isupper() and index > 0 and tokens[index - 1].kind != MARK)


def _speaker(
    one: tuple[int, int, str], number: int, text: str, tokens: Sequence[Token], form: str, verb: int
) -> Speaker:
    first, last, kind = one
    while first < last - 1 and tokens[first].text in LEADING:
        first += 1
    if last + 2 < len(tokens) and tokens[last].text == "(" and tokens[last + 2].text == ")":
        short = text[tokens[last + 1].start : tokens[last + 1].end]
        last += 3 if short.isupper() else 0
    return Speaker(first, last, number, text[tokens[first].start : tokens[last - 1].end], kind, form, verb)


def _is_name(one: tuple[int, int, str] | None, tokens: Sequence[Token]) -> bool:
    """Say whether what was found names someone: no small word with a capital at the head of a sentence."""
    if one is None:
        return False
    first, last, kind = one
    return (
        not (last - first == 1 and kind != BODY and tokens[first].text in NO_NAMES)
        and tokens[first].text not in NO_NAMES
    )


def _capital(tokens: Sequence[Token], index: int, text: str) -> bool:
    return tokens[index].kind == WORD and text[tokens[index].start].isupper()


def _name_from(
    tokens: Sequence[Token], index: int, end: int, text: str, heads: Phrases, persons: frozenset[str]
) -> tuple[int, int, str] | None:
    """Return the name that begins near a token: "el ministro del Interior, Wilfredo Pedraza"."""
    at = index
    while at < end and tokens[at].text in (
        "el",
        "la",
        "los",
        "las",
        "the",
        "a",
        "un",
        "una",
        "que",
        ",",
        "al",
        "del",
        "unos",
        "unas",
        "some",
        "its",
        "this",
        "his",
        "her",
        "sus",
        "su",
        "former",
        "ex",
        "-",
        "then",
        "local",
        "entonces",
        "este",
        "esta",
        "ese",
        "esa",
        "viernes",
        "lunes",
        "martes",
        "miercoles",
        "jueves",
        "sabado",
        "domingo",
        "ayer",
        "hoy",
        "on",
        "friday",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "saturday",
        "sunday",
    ):
        if at - index > 4:
            return None
        at += 1
    if at >= end:
        return None
    head = heads.longest(tokens, at)
    if head is None and not _capital(tokens, at, text):
        return None
    last = _name_end(tokens, at, end, text)
    titled = tokens[at].text in persons
    if titled:
        person = _person_in(tokens, at, end, text, heads)
        if person is not None:
            return person
    if head is not None:
        return at, max(last, head.last), BODY
    return (
        at,
        last,
        PERSON if last - at >= 2 and all(tokens[i].kind == WORD for i in range(at, last)) else BODY,
    )


def _name_end(tokens: Sequence[Token], first: int, end: int, text: str) -> int:
    """Return the token behind a name: capitals, with small words between them."""
    last = first + 1
    while last < end and tokens[last].kind == WORD:
        if _capital(tokens, last, text):
            last += 1
        elif tokens[last].text in SMALL:
            ahead = last
            while ahead < end and tokens[ahead].kind == WORD and tokens[ahead].text in SMALL:
                ahead += 1
            if ahead < end and _capital(tokens, ahead, text) and ahead - last <= 3:
                last = ahead + 1
            else:
                break
        else:
            break
    return last


def _person_in(
    tokens: Sequence[Token], first: int, end: int, text: str, heads: Phrases, *, far: bool = False
) -> tuple[int, int, str] | None:
    """Return the person named behind a title: "minister Ana Pérez", "jefe de la Dirandro, general Jorge Angulo"."""
    at = first
    while at < (end if far else min(end, first + LONGEST + 4)):
        if not far and (tokens[at].kind in (BREAK, NUMBER) or tokens[at].text in (".", ";", ":")):
            return None
        if _capital(tokens, at, text) and at + 1 < end and _capital(tokens, at + 1, text):
            before = tokens[at - 1].text if at else ""
            if before not in SMALL and heads.longest(tokens, at) is None:
                last = _name_end(tokens, at, end, text)
                return at, last, PERSON
        at += 1
    return None


def _name_until(
    tokens: Sequence[Token], verb: int, start: int, text: str, heads: Phrases, persons: frozenset[str]
) -> tuple[int, int, str] | None:
    """Return the name that ends before a verb: "The Interior Ministry reported", "Rómulo Pizarro, who heads DEVIDA, says"."""
    floor = max(start, verb - LONGEST - 6)
    best: tuple[int, int, str] | None = None
    at = floor
    while at < verb:
        if tokens[at].kind != WORD:
            at += 1
            continue
        capital = _capital(tokens, at, text)
        head = heads.longest(tokens, at)
        if not capital and head is None:
            at += 1
            continue
        last = max(_name_end(tokens, at, verb, text) if capital else at + 1, head.last if head else 0)
        if head is not None and not capital:
            last = max(last, _name_end(tokens, head.last - 1, verb, text))
        kind = BODY if head is not None or last - at < 2 else PERSON
        between = [t.text for t in tokens[last:verb]]
        if (
            "." not in between
            and ";" not in between
            and (len(between) <= 1 or "," in between[:1] or best is None)
        ) and (best is None or kind == PERSON or best[2] != PERSON):
            best = (at, last, kind)
        at = max(last, at + 1)
    if best is None or verb - best[1] > LONGEST:
        return None
    return best
