"""Whom a surname, an office or "the official" stands for: the one named in full before."""

from __future__ import annotations

from collections.abc import Sequence

from geo.extract.speakers.names import ARTICLES, Names
from geo.extract.speakers.speaker import BODY, PERSON, Name
from geo.extract.speakers.words import SpeakerWords
from geo.extract.text.tokens import WORD, Token

MOST = 200
"""Persons that are remembered; a hostile text has no end of them."""


class People:
    """Persons named so far, with their offices."""

    def __init__(self, tokens: Sequence[Token], text: str, words: SpeakerWords, names: Names) -> None:
        self._tokens, self._text, self._words, self._names = tokens, text, words, names
        self._full: dict[str, str] = {}
        self._offices: dict[str, str] = {}
        self.last = ""
        """The last person named."""
        self._body = ""

    def note(self, name: Name, sentence_first: int) -> None:
        """Remember a person and the office before or behind the name."""
        if name.kind == BODY and self._names.capital(name.last - 1) and not self._names.is_place(name):
            self._body = self.printed(name)
        if name.kind != PERSON or len(self._full) > MOST:
            return
        words = [self._tokens[i].text for i in range(name.first, name.last)]
        printed = self.printed(name)
        if len(words) == 2 and words[0] in self._words.persons:  # "Mr Perez", named in full or not
            printed = self._full.setdefault(words[1], printed)
        elif len(words) > 1:
            for word in words[1:]:
                self._full[word] = printed
        if len(words) > 1:
            around = range(max(sentence_first, name.first - 10), min(len(self._tokens), name.last + 6))
            for index in around:
                office = self._tokens[index].text
                if office in self._words.persons and self._words.heads.longest(self._tokens, index):
                    self._offices[office] = printed
        self.last = printed

    def printed(self, name: Name) -> str:
        """Return a name as it is printed, without articles."""
        first = name.first
        while first < name.last - 1 and self._tokens[first].text in self._words.leading:
            if self._names.own_article(first):
                break
            first += 1
        found = self._text[self._tokens[first].start : self._tokens[name.last - 1].end]
        return found[:-2] if found.endswith(("'s", "\u2019s")) else found

    def labelled(self, name: Name, sentence_first: int) -> str:
        """Return who a label before a speech stands for, in full where known."""
        words = [self._tokens[i].text for i in range(name.first, name.last)]
        known = self._full.get(words[-1])
        if known is not None:
            return known
        office = next((self._offices[word] for word in words if word in self._offices), "")
        titles = self._words.persons | self._words.small | self._words.leading
        if office and (len(words) == 1 or (words[0] in titles and words[1] in self._offices)):
            return office
        self.note(name, sentence_first)
        return self.printed(name)

    def _ends(self, index: int) -> bool:
        """Say whether nothing behind a noun says which one it is: "centro penitenciario" is another."""
        if index >= len(self._tokens) or self._tokens[index].kind != WORD:
            return True
        verb = self._words.say.longest(self._tokens, index) is not None
        return verb or self._tokens[index].text in self._words.between

    def resolved(self, name: Name) -> tuple[str, str]:
        """Return the text and kind of a name, in full where it was named in full before."""
        words = [self._tokens[i].text for i in range(name.first, name.last)]
        known = self._full.get(words[-1])
        if known is not None and len(words) <= 2 and (len(words) == 1 or words[0] in self._words.persons):
            return known, PERSON
        before = self._tokens[name.first - 1].text if name.first else ""
        alone = len(words) == 1 and before in ARTICLES | self._words.pointing and self._ends(name.last)
        if name.kind == BODY and alone and words[0] in self._words.bodies and self._body:
            return self._body, BODY  # "the agency says"
        if name.kind == BODY and words[0] in self._words.back and before not in self._words.indefinite:
            if len(words) == 1:
                office = self._offices.get(words[0], self.last)
                if office:
                    return office, PERSON
            elif words[0] in self._offices and words[0] in self._words.persons:
                return self.printed(name), BODY
        return self.printed(name), name.kind
