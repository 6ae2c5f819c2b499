"""Read who is said to say something."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from geo.extract.speakers.names import Names
from geo.extract.speakers.people import People
from geo.extract.speakers.quotes import quoted, quotes_of
from geo.extract.speakers.speaker import (
    ACCORDING,
    BEFORE_VERB,
    BEHIND_VERB,
    BODY,
    INTERVIEW,
    LABEL,
    PERSON,
    PRONOUN,
    Name,
    Speaker,
)
from geo.extract.speakers.speeches import dialogue, interview, is_question, label_of, turns_of
from geo.extract.speakers.subjects import subject_before
from geo.extract.speakers.words import speaker_words
from geo.extract.text.phrases import Match
from geo.extract.text.sentences import Sentence
from geo.extract.text.tokens import MARK, Token

CLAUSE = 18
"""Tokens behind a word of saying in which its subject ends."""
ENDS = frozenset((",", '"', "-", ".", "?", "!", ";"))
LONGEST_OWNER = 6
"""Tokens at most of the one whose count something is."""
GOES_ON = 3
"""Sentences after which "he said" is nobody's any more."""


def speakers_of(
    tokens: Sequence[Token],
    text: str,
    sentences: Sequence[Sentence],
    language: str,
    places: frozenset[tuple[int, int]] = frozenset(),
    governments: frozenset[int] = frozenset(),
) -> list[Speaker]:
    """Return who is said to say something, in order of the text.

    Parameters
    ----------
    tokens : sequence of Token
    text : str
    sentences : sequence of Sentence
    language : str
    places : frozenset of (int, int)
        Tokens of names of places, which are no persons.
    governments : frozenset of int
        First tokens of capitals that stand for a government.
    """
    reader = _Reader(tokens, text, language, places, governments)
    turns = turns_of(tokens, sentences, reader.names)
    labels = [label_of(tokens, sentence, reader.names, turns) for sentence in sentences]
    several = sum(label is not None for label in labels) > 1
    answers = interview(tokens, sentences, reader.names)
    if answers is None and not several:
        answers = dialogue(tokens, sentences, reader.names)
    spoken: list[Speaker] = []
    speech = ""
    for number, sentence in enumerate(sentences):
        label = labels[number] if several else None
        speech = reader.people.labelled(label, sentence.first) if label is not None else speech
        reach = (sentence.first, sentence.last)
        if speech:
            spoken.append(Speaker(0, 0, number, speech, PERSON, LABEL, sentence.first, reach))
        elif answers is not None and number in answers[1] and not is_question(tokens, sentence):
            name = reader.people.printed(answers[0])
            spoken.append(Speaker(*answers[0][:2], number, name, PERSON, INTERVIEW, sentence.first, reach))
        reader.read(number, sentence)
    paragraph = [0] * (len(tokens) + 1)
    for sentence in sentences:
        paragraph[sentence.first : sentence.last] = [sentence.paragraph] * (sentence.last - sentence.first)
    paragraph[-1] = sentences[-1].paragraph if sentences else 0
    said = quoted(quotes_of(tokens, text), reader.found, paragraph)
    return sorted([*reader.found, *spoken, *said], key=lambda one: one.verb)


class _Reader:
    """Reads one text sentence by sentence; remembers who was named."""

    def __init__(
        self,
        tokens: Sequence[Token],
        text: str,
        language: str,
        places: frozenset[tuple[int, int]],
        governments: frozenset[int],
    ) -> None:
        self.tokens, self.text, self.words = tokens, text, speaker_words(language)
        self.names = Names(tokens, text, self.words, places, governments)
        self.people = People(tokens, text, self.words, self.names)
        self.found: list[Speaker] = []
        self._sources = {known[0].first: known for known in self.words.according.each(tokens)}
        self._verbs = {known[0].first: known[0] for known in self.words.say.each(tokens)}
        counts = [at for at, token in enumerate(tokens) if token.text in self.words.countings]
        self._begins = sorted({*self._sources, *self._verbs, *counts})

    def read(self, number: int, sentence: Sentence) -> None:
        """Find the speakers of a sentence."""
        low, high = bisect_left(self._begins, sentence.first), bisect_left(self._begins, sentence.last)
        behind = start = sentence.first
        for index in self._begins[low:high]:
            if index < behind:
                continue
            known = self._sources.get(index)
            if known:
                behind = start = self._according(known, number, sentence)
                continue
            if self.tokens[index].text in self.words.countings:
                self._counted(number, sentence, index)
            verb = self._verbs.get(index)
            unsaid = verb is not None and self.words.unsaid.at(self.tokens, index)
            if verb is not None and not unsaid and self._is_verb(index):
                self._said(number, sentence, index, verb.last, start)
                start = verb.last
            behind = verb.last if verb is not None else index + 1
        at = sentence.first
        person = self.names.person_in(at, sentence.last)
        while person is not None:
            self.people.note(person, sentence.first)
            person = self.names.person_in(person.last, sentence.last)

    def _according(self, known: list[Match], number: int, sentence: Sentence) -> int:
        """Add the source behind "according to"; return the token behind it."""
        for match in known:
            said = self._verbs.get(match.last)
            at = said.last if said is not None else match.last  # "según ha dicho el ministro"
            name = self.names.behind(at, sentence.last) or self.names.owner(match.last, sentence.last)
            if name is not None:
                self._add(name, number, ACCORDING, match.first, sentence.first)
                return max(match.last, name.last)
        behind = known[0].last
        if behind < sentence.last and self.tokens[behind].text in self.words.pronouns:
            self._goes_on(number, known[0].first)
        return behind

    def _counted(self, number: int, sentence: Sentence, index: int) -> None:
        """Add whose count something is: "by UNODC's reckoning, farmers tended 108,000 hectares"."""
        at = index
        while at > sentence.first and index - at <= LONGEST_OWNER and self.tokens[at - 1].text != "by":
            at -= 1
        by = at > sentence.first and self.tokens[at - 1].text == "by"
        if by and self.tokens[index - 1].text.endswith("'s"):
            name = self.names.behind(at, index)
            if name is not None:
                self._add(name, number, ACCORDING, at - 1, sentence.first)

    def _is_verb(self, index: int) -> bool:
        """Say whether a saying word is a verb: no capital mid-sentence, no article or preposition before."""
        before = self.tokens[index - 1] if index else None
        if before is None:
            return True
        if self.names.capital(index) and before.kind != MARK:
            return False
        return before.text not in self.words.nouns_before

    def _said(self, number: int, sentence: Sentence, index: int, last: int, start: int) -> None:
        """Add the subject of a word of saying: behind it in ", said Ana Perez", or else before it."""
        before = self.tokens[index - 1].text if index > sentence.first else ""
        opens = index == sentence.first or before in ENDS or before in self.words.clitics
        end = min(sentence.last, last + CLAUSE)
        clause = next((i for i in range(last, end) if self.tokens[i].text in (";", '"', ":")), end)
        heard = self.tokens[index].text in self.words.hearers
        behind = self.names.behind(last, clause) if opens and not heard else None
        if behind is not None and self.names.is_place(behind):
            behind = None  # "señaló en Lima que …"
        first = self.words.inverts or before == '"' or '"' in (t.text for t in self.tokens[index - 2 : index])
        first = first or (before == "," and behind is not None and self._closes(behind.last, sentence.last))
        ahead = None if behind is not None and first else subject_before(self.names, index, start)
        if ahead is not None and self._is_place(ahead, index):
            return  # "Antwerp had logged"
        if ahead is not None:
            self._add(ahead, number, BEFORE_VERB, index, sentence.first)
        elif behind is not None:
            self._add(behind, number, BEHIND_VERB, index, sentence.first)
        elif (opens and not heard) or before in self.words.pronouns or before in self.words.between:
            self._goes_on(number, index)

    def _closes(self, index: int, end: int) -> bool:
        """Say whether a clause ends before a token: ", says the Joint Command."."""
        return index >= end or self.tokens[index].text in ENDS

    def _is_place(self, name: Name, verb: int) -> bool:
        """Say whether a name is a place and its verb one of counting."""
        weak = self.words.weak.longest(self.tokens, verb) is not None
        return weak and name.kind == BODY and self.names.is_place(name)

    def _goes_on(self, number: int, index: int) -> None:
        """Add that someone goes on: the last person or speaker; after long silence the last person named."""
        near = [one for one in self.found[-4:] if one.sentence >= number - GOES_ON]
        last = next((one for one in reversed(near) if one.kind == PERSON), near[-1] if near else None)
        if last is not None:
            self.found.append(Speaker(last.first, last.last, number, last.text, last.kind, PRONOUN, index))
        elif self.people.last:
            self.found.append(Speaker(0, 0, number, self.people.last, PERSON, PRONOUN, index))

    def _add(self, name: Name, number: int, form: str, verb: int, sentence_first: int) -> None:
        if self.tokens[name.first].text in self.words.no_names and name.last - name.first == 1:
            return
        text, kind = self.people.resolved(name)
        if kind == BODY and self.names.begins_only(name, sentence_first):
            return
        self.people.note(name, sentence_first)
        last = name.last
        if (
            last + 2 < len(self.tokens)
            and self.tokens[last].text == "("
            and self.tokens[last + 2].text == ")"
        ):
            short = self.text[self.tokens[last + 1].start : self.tokens[last + 1].end]
            if short[:1].isupper() and text == self.people.printed(name):
                text = self.text[
                    self.text.find(text, self.tokens[name.first].start) : self.tokens[last + 2].end
                ]
        weak = self.words.weak.longest(self.tokens, verb) is not None
        thus = any(self.words.thus.at(self.tokens, at) for at in range(max(sentence_first, verb - 3), verb))
        self.found.append(Speaker(name.first, last, number, text, kind, form, verb, weak=weak, thus=thus))
