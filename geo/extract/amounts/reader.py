"""Amounts: one number with its money, unit, and what it is per."""

from __future__ import annotations

from geo.extract.amounts.amount import Amount
from geo.extract.amounts.counted import noun_behind, per_behind
from geo.extract.amounts.in_words import AmountsInWords
from geo.extract.lexicon import rules
from geo.extract.numbers.names import counts
from geo.extract.numbers.reader import MILLION, Number, read_number
from geo.extract.numbers.words import VULGAR
from geo.extract.text.phrases import Match
from geo.extract.text.tokens import BREAK, MARK, NUMBER, WORD, Token
from geo.extract.units import AREA, DEGREES, MASS, MONEY, PERCENT, Unit, units

OLDEST = 120
THOUSAND = 1000
SIGNS = "+-\u2212"
PESOS = frozenset(("pesos", *rules("currencies")["pesos"].values()))
"""Money that is printed with the sign of dollars too: "$ 4.500 millones de pesos"."""
SIGNED = (PERCENT, DEGREES, MONEY)
"""Dimensions of which less than nothing is printed with a sign."""


class AmountReader(AmountsInWords):
    """Reads the amounts of a text."""

    def read(self) -> list[Amount]:
        """Return the amounts of the text, in order, none over another."""
        found: list[Amount] = []
        behind = 0
        for index in self.words.begins.begun(self.tokens, numbers=True):
            if index < behind or self.masked[index]:
                continue
            amount = self._in_words(self.tokens[index], index) or self._at(index)
            if amount is not None:
                found.append(amount)
                behind = amount.last
        return found

    def _in_words(self, token: Token, index: int) -> Amount | None:
        """Return the amount that is said without a number at a token: "el doble", "hundreds of"."""
        if not self.every and (token.text in self.words.twice or token.text in self.words.twice_behind):
            return self.ratio(index)
        return self.broad(index) if self.every and token.text in self.words.broad else None

    def _at(self, index: int) -> Amount | None:
        """Return the amount that begins at a token."""
        tokens = self.tokens
        if tokens[index].kind == BREAK:
            return None
        sign = self._sign(index)
        at = index + 1 if sign else index
        money = self._money_sign(at)
        if money is not None:
            behind = money.last
            if (
                behind < len(tokens)
                and tokens[behind].text == "-"
                and tokens[behind].start == tokens[behind - 1].end
            ):
                behind, sign = behind + 1, "-"
            if behind >= len(tokens) or tokens[behind].kind != NUMBER or self.masked[behind]:
                money = None
            else:
                at = behind
        if money is None and tokens[at].kind == MARK and tokens[at].text not in VULGAR:
            return None
        grouped = money is not None and (self.language == "es" or money.payload.id != "USD")
        number = read_number(tokens, at, self.words, self.style, money=grouped, scale=money is not None)
        if number is None:
            return self.none(index) or self.one_unit(index)
        if self._is_decimal(number):
            index, number = index - 1, number._replace(value=float(f"0.{tokens[at].text}"))
        if money is None and not counts(tokens, self.text, number, self.language):
            return None
        return self._with_unit(index, number, money.payload if money else None, sign)

    def _is_decimal(self, number: Number) -> bool:
        """Say whether a point stands against a number and against nothing before it: "batted .310"."""
        tokens, at = self.tokens, number.first - 1
        if at < 0 or tokens[at].text != "." or tokens[at].end != tokens[at + 1].start:
            return False
        return tokens[at + 1].text.isdigit() and (at == 0 or tokens[at - 1].end < tokens[at].start)

    def _money_sign(self, index: int) -> Match | None:
        """Return the sign of money at a token; "a $5 million loan" is of no "A$"."""
        tokens = self.tokens
        found = units().signs.longest(tokens, index) if tokens[index].kind != NUMBER else None
        letter = found is not None and found.last - index > 1 and len(tokens[index].text) == 1
        return None if letter and tokens[index].end < tokens[index + 1].start else found

    def _sign(self, index: int) -> str:
        """Return the plus or minus that stands against a number and against nothing before it."""
        tokens = self.tokens
        if tokens[index].text not in ("-", "+") or index + 1 >= len(tokens):
            return ""
        if self.text and self.text[tokens[index].start] not in SIGNS:
            return ""
        if tokens[index + 1].start != tokens[index].end:
            return ""
        before = tokens[index - 1] if index else None
        if before is None or before.kind == BREAK or before.text in ("(", "|", ";"):
            return tokens[index].text
        if self.text and self.text[tokens[index].start - 1] == "\t":
            return tokens[index].text
        gap = tokens[index].start - before.end
        return tokens[index].text if gap > (before.kind == NUMBER) else ""

    def _with_unit(self, index: int, number: Number, money: Unit | None, sign: str) -> Amount | None:
        """Return an amount of a number by what stands behind it."""
        tokens, words = self.tokens, self.words
        value, last, unit = number.value, number.last, money
        span = (index + len(sign), number.first) if money is not None else (0, 0)
        if unit is None and not number.fraction:
            unit, last = self._unit_at(number)
            span = (number.last, last) if unit is not None else span
            half = words.halves.longest(tokens, last) if unit is not None else None
            if half is not None:
                value, last = value + 0.5, half.last
        elif unit is not None:
            again, behind = self._unit_at(number)
            if again is not None and again.dimension == MONEY:
                last, bare = behind, [t.text for t in tokens[slice(*span)]] == ["$"]
                unit = again if bare and again.id in PESOS else unit
        if unit is None and self.words.below_zero.longest(tokens, last) is not None:
            unit = units().by_id["degree"]
        elif unit is None and self._is_age(number):
            unit = units().by_id["year"]
        elif number.fraction:
            unit, value = units().by_id["percent"], 100 * value
        noun = (0, 0)
        if unit is None or number.fraction:
            noun = self._noun(number, last)
            if number.words and number.value == 1 and noun == (0, 0) and not self._or_two(number):
                noun = self.one_of(last) if self.every else noun
                if noun == (0, 0):
                    return None
        if not sign and unit is not None and unit.dimension in (DEGREES, PERCENT):
            index, last, sign = self._below_zero(index, last)
        if sign == "-" and (unit is None or unit.dimension in SIGNED) and noun == (0, 0):
            value = -value
        scale = words.scale_of(tokens[number.first : number.last])
        per, per_year, behind = per_behind(tokens, last, self.language)
        if per is not None and unit is not None and unit.dimension == MONEY:
            last = behind
        return Amount(
            index, last, value, unit, scale, per, per_year, number.words, number.fraction, number.loose,
            noun if unit is None or number.fraction else (0, 0), span, sign,
        )  # fmt: skip

    def _below_zero(self, index: int, last: int) -> tuple[int, int, str]:
        """Return the tokens of an amount with the words that make it less than nothing, and its sign."""
        below = self.words.below_zero.longest(self.tokens, last)
        if below is not None:
            return index, below.last, "-"
        others = self.words.minus.get(self.tokens[index - 1].text) if index else None
        if others is None or (index > 1 and self.tokens[index - 2].text in others):
            return index, last, ""
        return index - 1, last, "-"

    def _noun(self, number: Number, last: int) -> tuple[int, int]:
        """Return what a number counts; of a part, what stands behind "of"."""
        scaled = self.tokens[last - 1].text in self.words.scales and not number.fraction
        of = last < len(self.tokens) and self.tokens[last].text in self.words.of
        if of and (number.fraction or self._is_round(last)):
            last += 1
            while last < len(self.tokens) and self.tokens[last].text in self.words.definite:
                last += 1
            if scaled and last < len(self.tokens) and not self.tokens[last].text.endswith("s"):
                return (0, 0)  # "7 millones de ayuda": of money
        return noun_behind(self.tokens, last, self.language)

    def _is_round(self, last: int) -> bool:
        """Say whether a number ends in a word behind which "of" says what it counts: "dos millones de"."""
        word = self.tokens[last - 1].text
        return word in self.words.collectives or self.words.scales.get(word, 0.0) >= MILLION

    def _is_age(self, number: Number) -> bool:
        """Say whether a number is an age: "aged 23 and 31"."""
        ages, at = self.words.ages, number.first - 1
        if at > 1 and self.tokens[at].text in self.words.links:
            at -= 2
        return not number.words and at >= 0 and self.tokens[at].text in ages and number.value < OLDEST

    def _or_two(self, number: Number) -> bool:
        """Say whether "one" opens a range: "one or two flights"."""
        at = number.last
        return (
            at + 1 < len(self.tokens)
            and self.tokens[at].text in self.words.links
            and self.tokens[at + 1].text in self.words.small
        )

    def _unit_at(self, number: Number) -> tuple[Unit | None, int]:
        """Return the unit behind a number and the token behind it: "ha", "-ton", "de dólares"."""
        tokens, index = self.tokens, number.last
        at = index
        if at < len(tokens) and tokens[at].text == "-" and tokens[at].start == tokens[at - 1].end:
            at += 1
        if at < len(tokens) and tokens[at].text in self.words.of:
            at += 1
            at += at < len(tokens) and tokens[at].text in self.words.determiners
            found = units().words.longest(tokens, at)
            known = found is not None and (
                found.payload.dimension in (MONEY, MASS, AREA, PERCENT) or self._is_round(index)
            )
            return (found.payload, found.last) if found is not None and known else (None, index)
        sign = self._printed_unit(at)
        if sign is not None and tokens[at - 1].kind == NUMBER:
            return sign, at + 1
        found = units().words.longest(tokens, at)
        if found is None and at == index:
            found = self._behind_adjective(at)
        if found is None or (at == index and tokens[at].start - tokens[at - 1].end > 3):
            return None, index
        short = found.last - found.first == 1 and tokens[found.first].text in units().only_glued
        if short and not self._short_unit(found.first, number, dashed=at > index):
            return None, index
        return found.payload, found.last

    def _printed_unit(self, index: int) -> Unit | None:
        """Return the unit whose sign, capitals and all, stands at a token ("5 mW"), where all are read."""
        if not self.every or index >= len(self.tokens):
            return None
        token, longer = self.tokens[index], units().words.longest(self.tokens, index)
        if longer is not None and longer.last > index + 1:
            return None
        return units().printed.get(self.text[token.start : token.end])

    def _behind_adjective(self, index: int) -> Match | None:
        """Return the unit of mass or area behind one word: "186 charred kilos", "20 more hectares"."""
        tokens = self.tokens
        if (
            index + 1 >= len(tokens)
            or tokens[index].kind != WORD
            or tokens[index].text in self.words.function
        ):
            return None
        found = units().words.longest(tokens, index + 1)
        known = found is not None and found.payload.dimension in (MASS, AREA)
        return found if known and tokens[index + 1].text not in units().only_glued else None

    def _short_unit(self, index: int, number: Number, *, dashed: bool) -> bool:
        """Say whether a word that may be another ("t", "in", "has") is a unit here."""
        tokens = self.tokens
        word, glued = tokens[index].text, tokens[index - 1].end == tokens[index].start
        if word == "won":
            return number.value >= THOUSAND
        if tokens[number.last - 1].kind != NUMBER:
            return word in ("sol", "real", "foot", "pie", "second")
        if word in ("c", "f"):
            return glued and self.text[tokens[index].start].isupper()
        if word in ("in", "second", "b"):
            return dashed or (glued and word == "in")
        return glued or word not in ("l", "m", "w", "v", "c", "f", "pe", "min")
