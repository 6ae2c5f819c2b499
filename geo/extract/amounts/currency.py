"""Which money "pesos" are: as said before in a text, or that of its country."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from geo.extract.lexicon import rules
from geo.extract.quantity import Quantity
from geo.extract.units import units


def name_currencies(
    quantities: Sequence[Quantity],
    country_at: Callable[[int], str],
    named: Sequence[str],
    code_of: Callable[[str], str],
) -> None:
    """Give money whose name several countries share the currency that is meant.

    Parameters
    ----------
    quantities : sequence of Quantity
        In order.
    country_at : callable
        Country of the text at a token.
    named : sequence of str
        Countries of its places, that of most of them first: the first with such a money is meant where that
        of the text has none.
    code_of : callable
        Code of ISO 3166 of a country.
    """
    for shared, by_code in rules("currencies").items():
        said = ""
        for quantity in quantities:
            id = quantity.unit.id if quantity.unit is not None else ""
            if id in by_code.values():
                said = id
            elif id == shared:
                codes = map(code_of, (country_at(quantity.first), *named))
                meant = said or next((by_code[code] for code in codes if code in by_code), "")
                quantity.unit = units().by_id[meant] if meant else quantity.unit
