"""Speeches with a name before them, and answers in an interview."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence

from geo.extract.speakers.names import Names
from geo.extract.speakers.speaker import PERSON, Name
from geo.extract.text.sentences import Sentence
from geo.extract.text.tokens import BREAK, WORD, Token

LONGEST = 14
"""Tokens of the name before a speech."""
QUESTIONS, QUESTIONS_ALONE = 3, 2
"""Questions that end a line, and those alone in theirs, that make a text an interview."""
TURNS = 4
"""Lines with a dash before them that make a text a talk."""
DASHES = frozenset("\u2013\u2014\u2015")
"""Before the lines of a talk; a hyphen stands before those of a list."""
BULLETS = frozenset(("-", "*", '"'))
Answers = tuple[Name, Container[int]]
"""Who answers, and the sentences among which the answers are."""


def turns_of(tokens: Sequence[Token], sentences: Sequence[Sentence], names: Names) -> frozenset[str]:
    """Return the single words before a colon that open the lines of a talk: "Conductor:", "Hurtado:".

    Each opens two lines or more, one is the surname of somebody named in full, and something is asked.
    """
    opened = Counter(
        tokens[at].text
        for sentence in sentences
        if (at := _opening(tokens, sentence)) + 1 < sentence.last
        and tokens[at + 1].text == ":"
        and names.printed_capital(at)
        and _line_begins(tokens, at)
    )
    found = frozenset(word for word, count in opened.items() if count > 1)
    surnames = {
        tokens[at].text
        for at in range(1, len(tokens))
        if tokens[at].text in found and names.capital(at) and names.capital(at - 1)
    }
    asks = any(token.text == "?" for token in tokens)
    return found if asks and found & surnames else frozenset()


def label_of(
    tokens: Sequence[Token], sentence: Sentence, names: Names, turns: frozenset[str] = frozenset()
) -> Name | None:
    """Return the name that opens a speech: "Mr. HOLLOWAY:", "Rosa Canta:", "El señor MINISTRO.-".

    A single word that is not in capitals is one where it is among ``turns``.
    """
    at = _opening(tokens, sentence)
    if at and not _line_begins(tokens, at):
        return None
    first = at
    if first + 1 < len(tokens) and tokens[first].text in turns and tokens[first + 1].text == ":":
        return Name(first, first + 1, PERSON)
    while at < min(len(tokens) - 1, first + LONGEST):
        token = tokens[at]
        if at > first and (token.text == ":" or (token.text == "." and tokens[at + 1].text == "-")):
            return _named(first, at, names)
        if token.kind == BREAK or not _of_label(token, names, at):
            return None
        if token.text == "." and at - first > 1:
            return _named(first, at, names) if _shouted(tokens, first, at, names) else None
        at += 1
    return None


def _opening(tokens: Sequence[Token], sentence: Sentence) -> int:
    """Return the first token of a sentence that is no line break, dash or mark of a quotation."""
    at = sentence.first
    while at < sentence.last and (tokens[at].kind == BREAK or tokens[at].text in BULLETS):
        at += 1
    return at


def _line_begins(tokens: Sequence[Token], at: int) -> bool:
    before = at - 1
    while before >= 0 and tokens[before].text in BULLETS:
        before -= 1
    return before < 0 or tokens[before].kind == BREAK


def _of_label(token: Token, names: Names, index: int) -> bool:
    words = names.words
    known = token.text in words.small or token.text in words.persons or token.text in words.leading
    return (token.kind == WORD and (names.printed_capital(index) or known)) or token.text in (
        ".",
        ",",
        "(",
        ")",
    )


def _shouted(tokens: Sequence[Token], first: int, last: int, names: Names) -> bool:
    """Say whether a title and a name in capitals stand before a stop: "Mr. HOLLOWAY.", "Senator LEE."."""
    titled = tokens[first].text in names.words.persons and last - first <= 4
    loud = names.shouted(last - 1) and not names.shouted(first)
    return titled and (tokens[first + 1].text == "." or loud)


def _named(first: int, last: int, names: Names) -> Name | None:
    """Return the label as a name: the part behind a comma where that is a person."""
    words = sum(names.tokens[i].kind == WORD for i in range(first, last))
    if not 1 <= words <= 10:
        return None
    comma = next((i for i in range(first, last) if names.tokens[i].text == ","), None)
    if comma is not None and last - comma > 2:
        return Name(comma + 1, last, PERSON)
    while first < last - 1 and names.tokens[first].text in names.words.leading:
        first += 1
    bracket = next((i for i in range(first, last) if names.tokens[i].text == "("), last)
    if names.is_place(Name(first, bracket, PERSON)):
        return None  # "Codo del Pozuzo (Huánuco): 861 ha"
    if words == 1 and not names.shouted(first):
        return None
    return Name(first, last, PERSON)


def is_question(tokens: Sequence[Token], sentence: Sentence) -> bool:
    """Say whether a sentence ends with a question mark."""
    return any(token.text == "?" for token in tokens[max(sentence.first, sentence.last - 3) : sentence.last])


def interview(tokens: Sequence[Token], sentences: Sequence[Sentence], names: Names) -> Answers | None:
    """Return who is interviewed and the sentences behind the first question; None where nobody is.

    Lines end with questions, of which two stand alone in theirs; who answers speaks of himself, or dashes
    stand before the questions: else it is an article whose headings are questions. Who answers is the person
    named before the first, or else the first person.
    """
    asked = [
        number
        for number, sentence in enumerate(sentences)
        if sentence.last - sentence.first > 2
        and is_question(tokens, sentence)
        and _line_ends(tokens, sentence)
    ]
    alone = [number for number in asked if _line_begins(tokens, sentences[number].first)]
    if len(asked) < QUESTIONS or len(alone) < QUESTIONS_ALONE:
        return None
    first = sentences[asked[0]].first
    dashes = any(_dash_begins(tokens, sentences[number], names) for number in alone)
    if not dashes and not any(token.text in names.words.first_person for token in tokens[first:]):
        return None
    person = names.person_in(0, first) or _alone(tokens, first, names) or names.person_in(first, len(tokens))
    return (person, range(asked[0] + 1, len(sentences))) if person is not None else None


def dialogue(tokens: Sequence[Token], sentences: Sequence[Sentence], names: Names) -> Answers | None:
    """Return who answers in a talk whose lines begin with dashes, and the sentences of the answers.

    The lines are of two in turn; whose have more questions asks. Who answers is the first person that a line
    of who asks names. None where there is no such talk.
    """
    turns: list[list[int]] = []
    for number, sentence in enumerate(sentences):
        if _dash_begins(tokens, sentence, names):
            turns.append([number])
        elif turns and sentence.paragraph == sentences[turns[-1][0]].paragraph:
            turns[-1].append(number)
    asked = [
        sum(is_question(tokens, sentences[n]) for turn in turns[part::2] for n in turn) for part in (0, 1)
    ]
    if len(turns) < TURNS or max(asked) < 2 or asked[0] == asked[1]:
        return None
    asks = asked.index(max(asked))
    for turn in turns[asks::2]:
        person = names.person_in(sentences[turn[0]].first, sentences[turn[-1]].last)
        if person is not None:
            return person, frozenset(number for answer in turns[1 - asks :: 2] for number in answer)
    return None


def _dash_begins(tokens: Sequence[Token], sentence: Sentence, names: Names) -> bool:
    at = sentence.first
    while at < sentence.last and tokens[at].kind == BREAK:
        at += 1
    return at < sentence.last and names.printed(at) in DASHES and _line_begins(tokens, at)


def _line_ends(tokens: Sequence[Token], sentence: Sentence) -> bool:
    return tokens[sentence.last - 1].kind == BREAK or sentence.last >= len(tokens) or (
        tokens[sentence.last].kind == BREAK
    )  # fmt: skip


def _alone(tokens: Sequence[Token], end: int, names: Names) -> Name | None:
    """Return a single name that opens the text: "Lucio, 44, picks leaf"."""
    for index in range(min(end, 40)):
        if (
            names.capital(index)
            and tokens[index + 1].text == ","
            and tokens[index].text not in (names.words.no_names | names.words.persons)
        ):
            return Name(index, index + 1, PERSON)
    return None
