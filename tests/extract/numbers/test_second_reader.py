"""Number words as another library reads them: https://pypi.org/project/text2num."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from text_to_num import text2num

from geo.extract.numbers.digits import Style
from geo.extract.numbers.reader import read_plain
from geo.extract.numbers.words import number_words
from geo.extract.text.folding import fold
from geo.extract.text.tokens import tokens_of

SMALL = {
    "en": [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "nineteen",
    ],
    "es": [
        "uno",
        "dos",
        "tres",
        "cuatro",
        "cinco",
        "seis",
        "siete",
        "ocho",
        "nueve",
        "diez",
        "once",
        "doce",
        "trece",
        "quince",
        "dieciséis",
        "veintidós",
    ],
}
TENS = {
    "en": ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
    "es": ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"],
}
HUNDREDS = {"es": ["ciento", "doscientos", "trescientos", "quinientos", "setecientos", "novecientos"]}
SCALES = {"en": ["thousand", "million", "billion"], "es": ["mil", "millones"]}


LONGEST = {
    "en": "one hundred and one billion one hundred and twenty-one million "
    "one hundred and twenty-one thousand one hundred and twenty-one",
    "es": "ciento treinta y un millones ciento treinta y un mil ciento treinta y uno",
}


@st.composite
def below_a_thousand(draw: st.DrawFn, language: str) -> str:
    """Return the words of a number below a thousand, as a person would say it."""
    small = draw(st.sampled_from(SMALL[language]))
    tens = draw(st.sampled_from(TENS[language]))
    unit = draw(st.sampled_from(SMALL[language][:9]))
    joined = f"{tens}-{unit}" if language == "en" else f"{tens} y {unit}"
    rest = draw(st.sampled_from([small, tens, joined]))
    if not draw(st.booleans()):
        return rest
    if language == "es":
        return f"{draw(st.sampled_from(HUNDREDS['es']))} {rest}"
    return f"{unit} hundred {draw(st.sampled_from(['', 'and ']))}{rest}"


@st.composite
def spoken(draw: st.DrawFn, language: str) -> str:
    """Return the words of a number: groups with falling scales."""
    scales = [scale for scale in reversed(SCALES[language]) if draw(st.booleans())]
    groups = [f"{draw(below_a_thousand(language))} {scale}" for scale in scales]
    return " ".join([*groups, draw(below_a_thousand(language))])


def ours(words: str, language: str) -> float | None:
    """Return the number that all of the words are; None where they are not one number."""
    tokens = tokens_of(fold(words))
    number = read_plain(tokens, 0, number_words(language), Style("."))
    return number.value if number is not None and number.last == len(tokens) else None


def theirs(words: str, language: str) -> float | None:
    """Return what the other library reads; None where it reads none."""
    try:
        return float(text2num(words, language))
    except ValueError:
        return None


@pytest.mark.parametrize("language", ["en", "es"])
def test_number_words_are_read_alike(language: str) -> None:
    @settings(max_examples=150, deadline=None, database=None)
    @given(words=spoken(language))
    @example(words=LONGEST[language])
    @example(
        words={"en": "two hundred and six thousand", "es": "doscientos seis mil treinta y uno"}[language]
    )
    def alike(words: str) -> None:
        expected = theirs(words, language)
        assert expected is None or ours(words, language) == expected, words

    alike()


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_other_library_reads_most_of_them(language: str) -> None:
    words = {
        "en": ["two hundred and six", "ninety-nine million"],
        "es": ["mil doscientos", "treinta y un mil"],
    }
    assert all(theirs(one, language) is not None for one in words[language])
