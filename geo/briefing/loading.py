"""YAML of a stranger's file, loaded within limits: nothing endless, no key twice, no references."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import yaml

from geo.errors import BriefingError
from geo.language import _
from geo.storage import decoded

MOST_PARTS = 40_000
"""Keys, values and lists in a file (YAML's events); the shipped briefing has some 1,500."""
DEEPEST = 20
MISREAD = (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError)
"""What PyYAML lets through where a value is not of the type that its tag promises."""

_Safe: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader in C where PyYAML has it: a twentieth of the time."""


class _Loader(_Safe):
    """The safe loader, stricter: a key is a text and stands once."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Refuse a key that stands twice, of which the safe loader keeps the last in silence."""
        seen = set()
        for key, _value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, _("a key must be a text"), key.start_mark)
            if key.value in seen:
                text = _("the key “{key}” appears twice").format(key=key.value[:40])
                raise yaml.constructor.ConstructorError(None, None, text, key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


def _refuse_endless(text: str) -> None:
    """Refuse what would take long to build, before it is built: count its parts, their depth, aliases."""
    depth = 0
    for number, event in enumerate(yaml.parse(text, Loader=_Safe)):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent):
            problem = _("references (*) are not read here")
        elif depth > DEEPEST:
            problem = _("more than {most} lists or keys inside one another").format(most=DEEPEST)
        elif number > MOST_PARTS:
            problem = _("more than {most} keys and values").format(most=MOST_PARTS)
        else:
            continue
        mark: Any = event.start_mark  # the loader in C has a mark of its own
        raise yaml.MarkedYAMLError(problem=problem, problem_mark=mark)


def loaded(content: bytes, file: str) -> object:
    """Return what the YAML in ``content`` holds.

    Raises
    ------
    BriefingError
        It is no YAML in UTF-8, or of a form that would take long to build.
    """
    try:
        text = decoded(content, file, error=BriefingError)
        _refuse_endless(text)
        return yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise BriefingError(
            _("{file}, line {line}: {reason}; expected YAML").format(
                file=file, line=line, reason=error.problem or error.context
            )
        ) from error
    except (yaml.YAMLError, *MISREAD) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0][:120]
        raise BriefingError(
            _("{file}: {reason}; expected YAML in UTF-8").format(file=file, reason=reason)
        ) from error
