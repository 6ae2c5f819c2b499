"""What argparse itself says (usage, headings, errors), in the language in use."""

from __future__ import annotations

import argparse

from geo.language import _, ngettext


def speak() -> None:
    """Have argparse take its texts from our catalogues.

    It asks ``gettext`` for them, by the names below in its own module: the files that ``gettext`` reads would
    have to be compiled, and none is kept here.
    """
    setattr(argparse, "_", lambda text: _texts().get(text, text))  # noqa: B010 - no public name
    setattr(argparse, "ngettext", _several)  # noqa: B010 - no public name


def _texts() -> dict[str, str]:
    """Return the texts of argparse that our commands can come to, by the English that it asks for."""
    return {
        "usage: ": _("usage: "),
        "positional arguments": _("positional arguments"),
        "options": _("options"),
        "show this help message and exit": _("show this help message and exit"),
        "argument %(argument_name)s: %(message)s": _("argument %(argument_name)s: %(message)s"),
        "the following arguments are required: %s": _("the following arguments are required: %s"),
        "unrecognized arguments: %s": _("unrecognized arguments: %s"),
        "one of the arguments %s is required": _("one of the arguments %s is required"),
        "not allowed with argument %s": _("not allowed with argument %s"),
        "expected one argument": _("expected one argument"),
        "expected at most one argument": _("expected at most one argument"),
        "expected at least one argument": _("expected at least one argument"),
        "ignored explicit argument %r": _("ignored explicit argument %r"),
        "invalid %(type)s value: %(value)r": _("invalid %(type)s value: %(value)r"),
        "invalid choice: %(value)r (choose from %(choices)s)": _(
            "invalid choice: %(value)r (choose from %(choices)s)"
        ),
    }


def _several(one: str, many: str, count: int) -> str:
    """Return the one text of argparse that counts."""
    if one != "expected %s argument":
        return one if count == 1 else many
    return ngettext("expected %s argument", "expected %s arguments", count)
