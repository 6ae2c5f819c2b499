"""Try the rules of the measures on their own examples: ``python -m scripts.extraction lexicon``.

The weights are learned from the examples too: what fails here cannot be learned beside the passages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from geo.errors import ExtractionError
from geo.extract.analysis import Analysis, analyse
from geo.extract.lexicon import LANGUAGES, rules
from geo.extract.linking.candidates import Candidate
from geo.extract.linking.link import Before, candidates_for, link
from geo.extract.quantity import Quantity

PUBLISHED = date(2024, 5, 3)


@dataclass(frozen=True)
class Tried:
    """What came of one example.

    Attributes
    ----------
    measure, language, text : str
    wanted : bool
        Whether the figure in braces must be of the measure; a counter-example's must not.
    found : str
        The measure that was chosen.
    """

    measure: str
    language: str
    text: str
    wanted: bool
    found: str

    @property
    def right(self) -> bool:
        """Say whether the choice is as the example wants it."""
        return (self.found == self.measure) == self.wanted


def tried() -> Iterator[Tried]:
    """Yield what comes of every example and counter-example of ``measures.yaml``.

    Raises
    ------
    ExtractionError
        If a rule lacks an example in a language, or one has no figure in braces.
    """
    for measure, row in rules("measures").items():
        for part, wanted in (("examples", True), ("counter_examples", False)):
            for language in LANGUAGES:
                texts = row.get(part, {}).get(language, [])
                if not texts:
                    raise ExtractionError(f"measures.yaml, {measure}: expected {part} in {language}")
                for text in texts:
                    yield Tried(measure, language, text, wanted, measure_of(text, language))


def measure_of(text: str, language: str) -> str:
    """Return the measure chosen for the figure in braces of an example: "They cleared {40 ha} of coca"."""
    quantity, analysis = _in_braces(text, language)
    return next((str(one.measure[0].value) for one in link(analysis) if one.quantity is quantity), "")


def measure_examples() -> Iterator[tuple[list[Candidate], list[int]]]:
    """Yield the candidates of each example's figure and which of them is its measure, to be learned from."""
    for measure, row in rules("measures").items():
        for language in LANGUAGES:
            for text in row["examples"][language]:
                quantity, analysis = _in_braces(text, language)
                if quantity is not None:
                    found = candidates_for("measure", quantity, analysis, "", Before())
                    yield found, [at for at, one in enumerate(found) if one.value == measure]


def _in_braces(text: str, language: str) -> tuple[Quantity | None, Analysis]:
    """Return the quantity in braces of a text without them; None where none is read there."""
    first, last = text.find("{"), text.find("}") - 1
    if not 0 <= first < last:
        raise ExtractionError(f"example {text!r}: expected one figure in braces")
    analysis = analyse(text.replace("{", "").replace("}", ""), language, PUBLISHED)
    tokens = analysis.tokens
    for one in analysis.quantities:
        if tokens[one.number_first].start < last and first < tokens[one.number_last - 1].end:
            return one, analysis
    return None, analysis


def report() -> tuple[list[str], bool]:
    """Return one line a rule, a line for each wrong example, and whether all are right."""
    every = list(tried())
    lines: list[str] = []
    for measure in dict.fromkeys(one.measure for one in every):
        part = [one for one in every if one.measure == measure]
        wrong = [one for one in part if not one.right]
        lines.append(f"{measure:34} {len(part) - len(wrong)} of {len(part)} right")
        lines += [f"  {one.language}: {one.text} -> {one.found or '(none)'}" for one in wrong]
    return lines, all(one.right for one in every)
