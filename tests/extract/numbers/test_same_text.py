"""The same text in another dress: blanks, quotes, line ends, hidden characters, other digits, other units."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from geo.extract.quantity_rows import quantity_rows

SENTENCES = {
    "en": (
        'Police said "about 1,250 kilos" and 12 to 15 tons were seized; it\'s 4.5% more than the 30 of May.'
    ),
    "es": (
        'La policía dijo que "unos 1.250 kilos" y de 12 a 15 toneladas cayeron, '
        "un 4,5 % más que las 30 de mayo."
    ),
}
HIDDEN = "\u200b\u200d\ufeff\u00ad\u202e"
FEW = settings(max_examples=30, deadline=None)
languages = st.sampled_from(sorted(SENTENCES))


def values(text: str, language: str) -> list[tuple[Any, ...]]:
    """Return what is read, without where it stands."""
    return [
        (row["value"], row["low"], row["high"], row["unit"], row["bound"], row["direction"])
        for row in quantity_rows(text, language)
    ]


@FEW
@given(language=languages, data=st.data())
def test_other_blanks_and_quotes_of_one_character_move_no_span(language: str, data: st.DataObject) -> None:
    text = SENTENCES[language]
    dress = {" ": " \u00a0\u202f\u2009", '"': '"\u201c\u201d\u00ab', "'": "'\u2019", "-": "-\u2010\u2011"}
    dressed = "".join(data.draw(st.sampled_from(dress[c])) if c in dress else c for c in text)
    assert quantity_rows(dressed, language) == [
        {**row, "unit_text": dressed_text(dressed, row, text)} for row in quantity_rows(text, language)
    ]


def dressed_text(dressed: str, row: dict[str, Any], text: str) -> str:
    """Return the unit of a row as the dressed text prints it."""
    at = text.find(row["unit_text"], row["start"]) if row["unit_text"] else 0
    return dressed[at : at + len(row["unit_text"])]


@FEW
@given(language=languages, data=st.data())
def test_what_is_not_printed_changes_nothing(language: str, data: st.DataObject) -> None:
    text = SENTENCES[language]
    place = data.draw(st.integers(1, len(text) - 1))
    mark = data.draw(st.sampled_from(HIDDEN))
    hidden = text[:place] + mark + text[place:]
    assert values(hidden, language) == values(text, language)
    for row, plain in zip(quantity_rows(hidden, language), quantity_rows(text, language), strict=True):
        assert hidden[row["start"] : row["end"]].replace(mark, "") == text[plain["start"] : plain["end"]]


@FEW
@given(language=languages)
def test_line_ends_of_two_characters_change_nothing(language: str) -> None:
    text = SENTENCES[language].replace("; ", ";\n").replace(", ", ",\n")
    assert values(text.replace("\n", "\r\n"), language) == values(text, language)


@FEW
@given(
    kilos=st.integers(1000, 999_999),
    tons=st.integers(2, 90),
    wider=st.integers(1, 9),
    share=st.integers(1, 99),
)
def test_other_digits_are_followed(kilos: int, tons: int, wider: int, share: int) -> None:
    text = f"They seized about {kilos:,} kilos and {tons} to {tons + wider} tons, {share}.5% more."
    spanish = (
        f"Incautaron unos {kilos:,} kilos y de {tons} a {tons + wider} toneladas, un {share},5 % más."
    ).replace(f"{kilos:,}", f"{kilos:,}".replace(",", "."))
    for found in (values(text, "en"), values(spanish, "es")):
        assert [row[:4] for row in found] == [
            (kilos, None, None, "kg"),
            (None, tons, tons + wider, "t"),
            (share + 0.5, None, None, "percent"),
        ]


@FEW
@given(number=st.integers(2, 10**9 - 1), language=languages)
def test_digits_with_either_mark_of_thousands(number: int, language: str) -> None:
    mark = {"en": ",", "es": "."}[language]
    printed = f"{number:,}".replace(",", mark)
    unit = {"en": "tons", "es": "toneladas"}[language]
    (row,) = values(f"{printed} {unit}", language)
    assert row[0] == number
