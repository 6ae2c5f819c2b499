"""What comes in from outside, made up at random: texts, JSON, and good input with a part of it changed.

An input is made of a row of bytes that Hypothesis draws at once: to draw every letter by itself costs more
than most parsers do. A row of zeros makes the simplest input of each kind, which is what Hypothesis looks for
where one fails.
"""

from __future__ import annotations

import inspect
import os
import struct
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.errors import GeoError
from geo.maps.contract.message_shapes import Shape

T = TypeVar("T")
EXAMPLES = int(os.environ.get("ATLAS_FUZZ", "0"))
"""Inputs for each parser; where the environment says nothing, as many as the test says."""
AT_ONCE = 4_000
"""Bytes drawn at once, for one input or for several where many are tried; Hypothesis draws 8,000 at most."""

ODD = (
    "\0", "\ud800", "\u202e", "\u2028", "\ufeff", "é", "٣", "１", "½", "−", "'", '"', "&amp;", "%",
    "%%", "{", "}", "{0}", "\r\n", "\t", "🪴", "1e999", "NaN", "-0", "9" * 40, "0" * 400, "nan",
    "inf", "../", "_", "ß", "İ",
)  # fmt: skip
"""Letters and numbers that a parser may take for others, or trip over."""
NUMBERS = (0.0, -0.0, 0.5, -1.0, 5e-324, 1.7976931348623157e308, 2.0**53, 1e16, float("inf"), float("nan"))


class Choices:
    """Choices as a row of bytes makes them, one after the other; at its end always the first."""

    def __init__(self, row: bytes) -> None:
        self._row = row
        self._at = 0

    def take(self, size: int) -> bytes:
        """Return the next bytes, zeros behind the end."""
        self._at += size
        return self._row[self._at - size : self._at].ljust(size, b"\0")

    def below(self, number: int) -> int:
        """Return a number from 0 to ``number`` - 1."""
        return int.from_bytes(self.take(((number - 1).bit_length() + 7) // 8), "big") % number

    def one_of(self, several: Sequence[T]) -> T:
        """Return one of ``several``."""
        return several[self.below(len(several))]


Maker = Callable[[Choices], Any]
Test = Callable[..., None]


def inputs(usual: int, *makers: Maker, size: int = 100) -> Callable[[Test], Test]:
    """Give a test what ``makers`` make as its last arguments, ``usual`` times or as `ATLAS_FUZZ` says.

    ``size`` is how many bytes make an input. Where many are tried, each example of Hypothesis is several.
    """
    together = max(1, min(25, AT_ONCE // size)) if EXAMPLES else 1
    # Not a list of rows: of those Hypothesis likes to say one again, and six in seven were seen before.
    drawn = st.binary(min_size=together * size, max_size=together * size)

    def decorate(test: Test) -> Test:
        fixtures = list(inspect.signature(test).parameters)[: -len(makers)]

        def run(drawn: bytes, **held: object) -> None:
            for start in range(0, len(drawn), size):
                choices = Choices(drawn[start : start + size])
                made = [maker(choices) for maker in makers]
                try:
                    test(*held.values(), *made)
                except Exception as error:
                    error.add_note(f"Input: {made!r}")
                    raise

        run.__name__, run.__qualname__, run.__module__ = test.__name__, test.__qualname__, test.__module__
        run.__doc__ = test.__doc__
        parameters = [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY) for name in (*fixtures, "drawn")
        ]
        run.__signature__ = inspect.Signature(parameters)
        tried = settings(
            max_examples=-(-(EXAMPLES or usual) // together),
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        )
        return tried(given(drawn=drawn)(run))

    return decorate


def told(error: GeoError) -> None:
    """Look that a refusal is a sentence of some length."""
    assert 0 < len(str(error)) < 20_000


def some(*values: T) -> Maker:
    """Return what makes one of ``values``."""
    return lambda choices: choices.one_of(values)


def either(*makers: Maker) -> Maker:
    """Return what makes an input of one of several kinds."""
    return lambda choices: choices.one_of(makers)(choices)


def several(maker: Maker, most: int) -> Maker:
    """Return what makes a list."""
    return lambda choices: [maker(choices) for _ in range(choices.below(most + 1))]


def whole_number(choices: Choices) -> int:
    """Return a number of up to 16 bytes."""
    return int.from_bytes(choices.take(choices.one_of((1, 2, 1, 4, 8, 16))), "big", signed=True)


def number(choices: Choices) -> float:
    """Return any number there is, and those that are none."""
    if choices.below(2):
        return choices.one_of(NUMBERS)
    return struct.unpack(">d", choices.take(8))[0]


def letters(most: int) -> Maker:
    """Return what makes a text of any letters but halves of one."""

    def letter(choices: Choices) -> str:
        code = choices.below(choices.one_of((0x80, 0x80, 0x800, 0x10000, 0x110000)))
        return chr(code - 0xD000 if 0xD800 <= code < 0xE000 else code)

    return lambda choices: "".join(letter(choices) for _ in range(choices.below(most + 1)))


def any_bytes(most: int) -> Maker:
    """Return what makes a row of bytes."""
    return lambda choices: choices.take(choices.below(most + 1))


def texts(*known: str, most: int = 12) -> Maker:
    """Return what makes a text of odd letters and of words that a parser knows, joined as they come."""
    words = some(*known) if known else letters(8)
    piece = either(words, some(*ODD), letters(6), lambda choices: str(whole_number(choices)))
    return lambda choices: "".join(several(piece, most)(choices))


def any_json(choices: Choices, depth: int = 0) -> Any:
    """Return anything that JSON can say, some 12 parts at most."""
    kind = choices.below(5 if depth > 2 else 8)
    if kind < 5:
        return SINGLE[kind](choices)
    if kind == 5:
        return [any_json(choices, depth + 1) for _ in range(choices.below(5))]
    return {letters(8)(choices): any_json(choices, depth + 1) for _ in range(choices.below(5))}


SINGLE = (some(None, False, True), whole_number, number, letters(12), some(*ODD))


def changed_bytes(whole: bytes) -> Maker:
    """Return what changes a few bytes of ``whole``, and perhaps cuts off its end or repeats a part of it."""

    def changed(choices: Choices) -> bytes:
        data = bytearray(whole)
        for _ in range(1 + choices.below(6)):
            data[choices.below(len(data))] = choices.below(256)
        cut = choices.below(len(data) + 1)
        return bytes(choices.one_of([data, data[:cut], data[:cut] + data[cut // 2 :]]))

    return changed


def changed_json(whole: Any, more: Maker = any_json) -> Maker:
    """Return what has one part of ``whole`` (JSON) replaced by anything, left out or said twice."""

    def changed(choices: Choices) -> Any:
        if isinstance(whole, Mapping) and whole and choices.below(6):
            name = choices.one_of(sorted(whole))
            if not choices.below(7):
                return {key: value for key, value in whole.items() if key != name}
            return {**whole, name: changed_json(whole[name], more)(choices)}
        if isinstance(whole, list) and whole and choices.below(6):
            at = choices.below(len(whole))
            part = changed_json(whole[at], more)(choices)
            return [*whole[:at], part, *whole[at + choices.below(2) :]]
        return more(choices)

    return changed


def of_shape(shape: Shape, shapes: Mapping[str, dict[str, Shape]]) -> Maker:
    """Return what makes messages of a shape of `geo.maps.contract.message_shapes`, whatever else they say."""
    if isinstance(shape, str):
        if shape in shapes:
            parts = {name: of_shape(part, shapes) for name, part in shapes[shape].items()}
            return lambda choices: {
                name.removesuffix("?"): part(choices)
                for name, part in parts.items()
                if not name.endswith("?") or choices.below(2)
            }
        return {
            "text": either(letters(10), some(*ODD)),
            "number": either(whole_number, lambda choices: choices.one_of(NUMBERS[:-2])),
            "integer": whole_number,
            "boolean": some(False, True),
            "null": some(None),
            "anything": any_json,
        }[shape]
    ((kind, inner),) = shape.items()
    if kind == "is":
        return some(*inner)
    if kind == "one_of":
        return either(*(of_shape(one, shapes) for one in inner))
    if kind == "items":
        makers = [of_shape(one, shapes) for one in inner]
        return lambda choices: [maker(choices) for maker in makers]
    part = of_shape(inner, shapes)
    if kind == "map":
        return lambda choices: {letters(6)(choices): part(choices) for _ in range(choices.below(3))}
    return several(part, 2)
