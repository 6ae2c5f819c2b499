"""Quantities of everyday sentences in both languages: each kind of number, and each trap."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from geo.extract.analysis import quantities_in
from geo.extract.quantity import Quantity, noun_words
from geo.extract.text.tokens import Token

HERE = Path(__file__).parent
CASES = [
    pytest.param(language, text, expected, id=f"{language}-{kind}-{number}")
    for language in ("en", "es")
    for kind, cases in yaml.safe_load((HERE / f"cases_{language}.yaml").read_text("utf-8")).items()
    for number, (text, expected) in enumerate(cases.items())
]


def said(quantity: Quantity, tokens: list[Token]) -> str:
    """Return a quantity as the cases write it."""
    if quantity.value is None:
        size = f"{quantity.low:.9g}..{quantity.high:.9g}"
    else:
        size = (
            f"{quantity.value:.0f}"
            if quantity.value == int(quantity.value)
            else f"{quantity.value:.6f}".rstrip("0")
        )
    unit = quantity.unit.id if quantity.unit is not None else noun_words(quantity, tokens).split(" ")[0]
    bound = "" if quantity.bound == "exact" else quantity.bound
    return " ".join(part for part in (size, unit, bound) if part)


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_a_sentence_is_read(language: str, text: str, expected: list[object]) -> None:
    tokens, quantities = quantities_in(text, language)
    assert [said(quantity, tokens) for quantity in quantities] == [str(one) for one in expected]


@pytest.mark.parametrize(
    ("language", "text", "read"),
    [
        ("en", "A kilo of paste sells for $800.", [("USD", "kg")]),
        ("es", "El kilo de pasta se vende a 450 dólares.", [("USD", "kg")]),
        ("en", "They found 2 kilos and $300.", [("kg", ""), ("USD", "")]),
        ("es", "Hallaron 2 kilos y 450 dólares.", [("kg", ""), ("USD", "")]),
        ("en", "The price rose from $900 in 2015 to $1,400 a kilo.", [("USD", "kg")] * 2),
        ("en", "It costs $1,000 a kilo in the VRAEM, $11,000 in Rotterdam.", [("USD", "kg")] * 2),
        ("en", "It sold at $1,000 a kilo, earning $5,000.", [("USD", "kg"), ("USD", "")]),
        ("es", "El kilo pasó de 3,5 a 4,2 soles.", [("PEN", "kg")] * 2),
        ("en", "An arroba is worth 80 soles today, against 65 a year ago.", [("PEN", "arroba")] * 2),
        ("en", "A kilo sells for $1,000 in the valley and for $7,500 in São Paulo.", [("USD", "kg")] * 2),
        ("en", "A kilo costs $1,000 here, and in Lima it is worth $4,000.", [("USD", "kg")] * 2),
        ("en", "Coca goes for $90 a kilo, cocaine for $1,200.", [("USD", "kg")] * 2),
        ("en", "A kilo costs $1,000. They had paid $3,000.", [("USD", "kg"), ("USD", "")]),
        ("en", "A kilo sells for $900, and a bribe costs $50.", [("USD", "kg"), ("USD", "")]),
        ("en", "Farmers get $3 a kilo, less than the $20 they owe.", [("USD", "kg"), ("USD", "")]),
        ("es", "El kilo se vende a 900 soles y el pasaje cuesta 20 soles.", [("PEN", "kg"), ("PEN", "")]),
        ("es", "Hallaron un kilo de pasta que estaba en una mochila y 500 soles.", [("kg", ""), ("PEN", "")]),
        ("es", "Escondió el kilo en un auto valorizado en 20.000 dólares.", [("USD", "")]),
        ("es", "El kilo de hoja se cotizó en 2,5 dólares y el de pasta en 990.", [("USD", "kg")] * 2),
        ("es", "La arroba, que antes rozaba los S/ 120, ronda hoy los S/ 35.", [("PEN", "arroba")] * 2),
        ("en", "Leaf, soles per kilogram\n\nA   5.1   6\nB   3   4\n", [("PEN", "kg")] * 4),
        ("es", "Zona   Hoja (S/ por kg)\nA   5,1\nB   3\n", [("PEN", "kg")] * 2),
    ],
)
def test_a_price_is_of_the_kilo_before_it(language: str, text: str, read: list[tuple[str, str]]) -> None:
    _tokens, quantities = quantities_in(text, language)
    assert [(q.unit.id if q.unit else "", q.per.id if q.per else "") for q in quantities] == read
