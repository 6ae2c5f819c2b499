"""What comes in from outside, made up at random: texts, JSON, and good input with a part of it changed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from geo.errors import GeoError
from geo.maps.contract.message_shapes import Shape

EXAMPLES = int(os.environ.get("ATLAS_FUZZ", "0"))
"""Inputs for each parser; where the environment says nothing, as many as the test says."""

ODD = st.sampled_from(
    [
        "\0", "\ud800", "\u202e", "\u2028", "\ufeff", "é", "٣", "１", "½", "−", "'", '"', "&amp;", "%",
        "%%", "{", "}", "{0}", "\r\n", "\t", "🪴", "1e999", "NaN", "-0", "9" * 40, "0" * 400, "nan",
        "inf", "../", "_", "ß", "İ",
    ]
)  # fmt: skip
"""Letters and numbers that a parser may take for others, or trip over."""


def tries(usual: int) -> settings:
    """Return the settings of a test that tries ``usual`` inputs, or as many as `ATLAS_FUZZ` says."""
    return settings(
        max_examples=EXAMPLES or usual,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )


def told(error: GeoError) -> None:
    """Look that a refusal is a sentence of some length."""
    assert 0 < len(str(error)) < 20_000


def texts(*known: str, most: int = 12) -> st.SearchStrategy[str]:
    """Return texts of odd letters and of words that a parser knows, joined as they come."""
    words = st.sampled_from(known) if known else st.text(max_size=8)
    return st.lists(words | ODD | st.text(max_size=6) | st.integers().map(str), max_size=most).map("".join)


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | ODD,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@st.composite
def changed_bytes(draw: st.DrawFn, whole: bytes) -> bytes:
    """Return ``whole`` with a few bytes changed, and perhaps its end cut off or a part of it repeated."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 6))):
        data[draw(st.integers(0, len(data) - 1))] = draw(st.integers(0, 255))
    cut = draw(st.integers(0, len(data)))
    return bytes(draw(st.sampled_from([data, data[:cut], data[:cut] + data[cut // 2 :]])))


@st.composite
def changed_json(draw: st.DrawFn, whole: Any, more: st.SearchStrategy[Any] = JSON) -> Any:
    """Return ``whole`` (JSON) with one of its parts replaced by anything, left out or said twice."""
    if isinstance(whole, Mapping) and whole and draw(st.integers(0, 5)):
        name = draw(st.sampled_from(sorted(whole)))
        rest = {key: value for key, value in whole.items() if key != name}
        if not draw(st.integers(0, 6)):
            return rest
        return rest | {name: draw(changed_json(whole[name], more))}
    if isinstance(whole, list) and whole and draw(st.integers(0, 5)):
        at = draw(st.integers(0, len(whole) - 1))
        return [*whole[:at], draw(changed_json(whole[at], more)), *whole[at + draw(st.integers(0, 1)) :]]
    return draw(more)


def of_shape(shape: Shape, shapes: Mapping[str, dict[str, Shape]]) -> st.SearchStrategy[Any]:
    """Return messages of a shape of `geo.maps.contract.message_shapes`, whatever else they say."""
    if isinstance(shape, str):
        if shape in shapes:
            needed = {n: of_shape(s, shapes) for n, s in shapes[shape].items() if not n.endswith("?")}
            others = {n[:-1]: of_shape(s, shapes) for n, s in shapes[shape].items() if n.endswith("?")}
            return st.fixed_dictionaries(needed, optional=others)
        return {
            "text": st.text(max_size=10) | ODD,
            "number": st.integers() | st.floats(allow_nan=False, allow_infinity=False),
            "integer": st.integers(),
            "boolean": st.booleans(),
            "null": st.none(),
            "anything": JSON,
        }[shape]
    ((kind, inner),) = shape.items()
    if kind == "is":
        return st.sampled_from(inner)
    if kind == "one_of":
        return st.one_of([of_shape(one, shapes) for one in inner])
    if kind == "items":
        return st.tuples(*(of_shape(one, shapes) for one in inner)).map(list)
    if kind == "map":
        return st.dictionaries(st.text(max_size=6), of_shape(inner, shapes), max_size=2)
    return st.lists(of_shape(inner, shapes), max_size=2)
