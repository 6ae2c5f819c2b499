"""Names of persons and institutions in a text, and those beside a word of saying."""

from __future__ import annotations

from collections.abc import Sequence

from geo.extract.speakers.speaker import BODY, PERSON, Name
from geo.extract.speakers.words import SpeakerWords
from geo.extract.text.tokens import BREAK, NUMBER, WORD, Token

APART = 5
"""Words that may stand between a subject and its word of saying."""
ROLE = 12
"""Tokens of an office before the person who holds it: "el jefe de la Dirandro, general Jorge Angulo"."""
LIGHT = frozenset((",", "(", ")", '"', "-"))
"""Marks between a name and a word of the same sentence."""
ARTICLES = frozenset(("el", "la", "los", "las", "the"))
YEAR_DIGITS = 4
"""Of what may stand before the author of a document: "el monitoreo de 2012 que la ONUDD presentó"."""
OWNED = 3
"""Words behind an owner in which what is owned begins."""
ENDS = frozenset((".", ";", ":", "!", "?", '"'))


class Names:
    """Names of one text."""

    def __init__(
        self,
        tokens: Sequence[Token],
        text: str,
        words: SpeakerWords,
        places: frozenset[tuple[int, int]],
        governments: frozenset[int] = frozenset(),
    ) -> None:
        self.tokens = tokens
        self._governments = governments
        self._place_ends: dict[int, set[int]] = {}
        for first, last in places:
            self._place_ends.setdefault(first, set()).add(last)
        self.words = words
        capitals = [token.kind == WORD and text[token.start].isupper() for token in tokens]
        count = sum(token.kind == WORD for token in tokens)
        self.shouts = count > 0 and sum(capitals) > 0.6 * count
        """Whether nearly all words have capitals, so that a capital says nothing."""
        self._capitals = capitals
        self._text = text

        self._inside = {
            token.text
            for at, token in enumerate(tokens)
            if capitals[at] and at and tokens[at - 1].kind == WORD and tokens[at - 1].text not in ENDS
        }

    def begins_only(self, name: Name, sentence_first: int) -> bool:
        """Say whether one word has its capital only because it opens a sentence: "Prices say so"."""
        token = self.tokens[name.first]
        single = name.last - name.first == 1 and name.kind == BODY and not self.head(name.first)
        opens = not any(self.tokens[at].kind == WORD for at in range(sentence_first, name.first))
        known = token.text in self._inside or self.shouted(name.first) or self.is_place(name)
        known = known or name.first in self._governments
        return single and opens and not known

    def capital(self, index: int) -> bool:
        """Say whether a word has a capital that may make it a name."""
        return self._capitals[index] and not self.shouts

    def printed_capital(self, index: int) -> bool:
        """Say whether a word is printed with a capital."""
        return self._capitals[index]

    def printed(self, index: int) -> str:
        """Return a token as it is printed."""
        return self._text[self.tokens[index].start : self.tokens[index].end]

    def shouted(self, index: int) -> bool:
        """Say whether a word is printed in capitals only."""
        return self.printed(index).isupper()

    def head(self, index: int) -> int:
        """Return the token behind the noun of an institution or office that begins at a token; 0 for none."""
        match = self.words.heads.longest(self.tokens, index)
        return match.last if match is not None else 0

    def end(self, first: int, end: int) -> int:
        """Return the token behind a name that begins at a token with a capital."""
        return self._extended(first + 1, end)

    def _extended(self, last: int, end: int) -> int:
        """Return the token behind a name known in part: more capitals, small words between them."""
        while last < end:
            if self.tokens[last].kind == NUMBER and self.tokens[last].start == self.tokens[last - 1].end:
                last += 1
                continue
            ahead = last
            while ahead < end and ahead - last < 3 and self.tokens[ahead].text in self.words.small:
                ahead += 1
            if ahead >= end or not self.capital(ahead) or len(self.tokens[ahead].text) == 1:
                break
            if "  " in self._text[self.tokens[last - 1].end : self.tokens[ahead].start]:
                break  # the head of another column: "District  Hectares"
            if self.tokens[ahead].text in self.words.between & self.words.no_names:
                break  # "Devida on Monday"
            last = ahead + 1
        return last

    def at(self, index: int, end: int) -> Name | None:
        """Return the name that begins at a token: an office, institution, person or word with a capital."""
        head = self.head(index)
        if head:
            if head < end and not self.capital(index) and self.capital(head) and self.head(head):
                return self.at(head, end)  # "la comisión Devida"
            while head < end and self.head(head):
                head = self.head(head)
            if self.tokens[head - 1].text.endswith("'s"):
                owned = next((at for at in range(head, min(end, head + OWNED)) if self.head(at)), None)
                if owned is not None:
                    return self.at(owned, end)  # "the government's drug agency DEVIDA"
            if self.tokens[head - 1].text in self.words.documents:
                author = self._author(head, end)
                if author is not None:
                    return author
            return self._titled(index, head, end) or Name(index, self._extended(head, end), BODY)
        own = self.own_article(index)
        if not self.capital(index) or (self.tokens[index].text in self.words.no_names and not own):
            return None
        last = self.end(index, end)
        if self.tokens[index].text in self.words.persons and last - index > 1:
            return Name(index, last, PERSON)
        within = next((i for i in range(last - 1, index, -1) if self.head(i)), None)
        if within is not None and self._person(self.head(within), last):
            return Name(self.head(within), last, PERSON)
        for ahead in range(last, min(end, last + 3)):
            if self.head(ahead):
                if self.tokens[last - 1].text.endswith("'s"):
                    return self.at(ahead, end)  # "Peru's defence minister"
                return self._titled(ahead, self.head(ahead), end) or Name(
                    index, self._extended(self.head(ahead), end), BODY
                )
            if self.tokens[ahead].kind != WORD or self.tokens[ahead].text in self.words.prepositions:
                break
        return Name(index, last, PERSON if self._person(index, last) else BODY)

    def own_article(self, index: int) -> bool:
        """Say whether an article is part of a name: "según El Comercio"."""
        inside = 0 < index < len(self.tokens) - 1 and self.tokens[index - 1].kind == WORD
        capitals = inside and self.capital(index) and self.capital(index + 1)
        return capitals and self.tokens[index].text in ARTICLES and not self.head(index + 1)

    def is_place(self, name: Name) -> bool:
        """Say whether a name is that of a place."""
        return name.last in self._place_ends.get(name.first, ())

    def _only_words(self, first: int, last: int) -> bool:
        return not any(self.tokens[i].text in ("of", "for", "the", "and", "y") for i in range(first, last))

    def _titled(self, first: int, last: int, end: int) -> Name | None:
        """Return who is behind an office: "minister Perez", "jefe de la Dirandro, general Jorge Angulo"."""
        office = self.tokens[first].text in self.words.persons
        at, stop, commas = last, min(end, first + ROLE), 0
        while at < stop:
            token = self.tokens[at]
            if token.kind in (BREAK, NUMBER) or token.text in ENDS or self.words.say.longest(self.tokens, at):
                return None
            commas += token.text in (",", "(")
            if commas > 1:
                return None
            if not self.capital(at):
                at += 1
                continue
            name = self.end(at, end)
            before = self.tokens[at - 1].text
            titled = before in self.words.persons or before == ","
            apposed = office and before not in self.words.prepositions | self.words.leading
            if (titled or apposed) and self._person(at, name):
                return Name(at, name, PERSON)
            at = name
        return None

    def _author(self, index: int, end: int) -> Name | None:
        """Return who wrote a document: "a paper by Ana Perez", "el informe que la Comision presento"."""
        for at in range(index, min(end, index + ROLE)):
            if self.tokens[at].kind != WORD and len(self.tokens[at].text) != YEAR_DIGITS:
                return None
            if self.capital(at) or (self.head(at) and self.tokens[at].text not in self.words.documents):
                author = self.at(at, end) if at > index else None
                if author is None or not self.is_place(author):
                    return author
        return None

    def _person(self, first: int, last: int) -> bool:
        """Say whether a run of capitals is a person: two words and more, no institution among them."""
        return (
            2 <= last - first <= 6
            and not any(end >= last for end in self._place_ends.get(first, ()))
            and self.capital(first)
            and not any(self.head(i) for i in range(first, last))
            and self._only_words(first, last)
            and self.tokens[first].text not in self.words.prepositions
            and not self._headline(first, last)
        )

    def _headline(self, first: int, last: int) -> bool:
        """Say whether capitals only are those of a line: "COCA SURVEY 2008. KEY FINDINGS"."""
        if not all(self.shouted(i) for i in range(first, last)):
            return False
        before, behind = self._beside(first - 1, -1), self._beside(last, 1)
        return (before is None or self.shouted(before)) and (behind is None or self.shouted(behind))

    def _beside(self, index: int, step: int) -> int | None:
        """Return the next word beside a name in its line; None where the line or sentence ends before it."""
        while 0 <= index < len(self.tokens) and self.tokens[index].text in LIGHT:
            index += step
        inside = 0 <= index < len(self.tokens) and self.tokens[index].kind == WORD
        return index if inside else None

    def person_in(self, first: int, end: int) -> Name | None:
        """Return the first person named between two tokens."""
        at = first
        while at < end:
            if self.capital(at) and self.tokens[at].text not in self.words.no_names:
                last = self.end(at, end)
                skip = 1 if self.tokens[at].text in self.words.persons and last - at > 2 else 0
                before = self.tokens[at - 1].text if at else ""
                if before not in self.words.prepositions and self._person(at + skip, last):
                    return Name(at + skip, last, PERSON)
                at = last
            else:
                at += 1
        return None

    def behind(self, index: int, end: int) -> Name | None:
        """Return the name that begins near behind a token: "dijo ayer el ministro Wilfredo Pedraza"."""
        at = index
        while at < end and at - index < APART + 1:
            found = self.at(at, end)
            if found is not None:
                return found
            if self.tokens[at].text not in self.words.ahead:
                return self._profession(at, end) or (self._described(at, end) if at > index else None)
            at += 1
        return None

    def owner(self, index: int, end: int) -> Name | None:
        """Return whose something is: "el monitoreo de Devida", "the annual bulletin of Serfor"."""
        at = index
        while at < min(end, index + ROLE // 2) and self.tokens[at].kind == WORD:
            article = self.tokens[at - 1].text in ARTICLES
            found = self.at(at, end) if self.tokens[at - 1 - article].text in self.words.owning else None
            if found is not None and not self.is_place(found):
                return found
            at += 1
        return None

    def _profession(self, index: int, end: int) -> Name | None:
        """Return the person behind one word: "by criminologist Ana Bello"."""
        if self.tokens[index].kind != WORD or self.tokens[index].text in self.words.prepositions:
            return None
        if index + 1 >= end or not self.capital(index + 1):
            return None
        last = self.end(index + 1, end)
        return Name(index + 1, last, PERSON) if self._person(index + 1, last) else None

    def _described(self, index: int, end: int) -> Name | None:
        """Return the institution behind some adjectives: "the anti-drug commission"."""
        for at in range(index, min(end, index + 4)):
            if self.head(at):
                return self.at(at, end)
            token = self.tokens[at]
            if token.text in self.words.prepositions or (token.kind != WORD and token.text != "-"):
                return None
        return None
