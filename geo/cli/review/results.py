"""What every action shares: how results are printed."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from typing import Any

from geo.cli.common import Commands
from geo.language import _


def add_action(actions: Commands, name: str, text: str) -> argparse.ArgumentParser:
    """Add an action with ``--format`` and return its parser."""
    parser = actions.add_parser(name, allow_abbrev=False, help=text, description=text)
    parser.add_argument(
        "--format", choices=["text", "json"], default="text", help=_("one line a result, or JSON")
    )
    return parser


def show(options: argparse.Namespace, results: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
    """Print what an action did: a line each as it comes, or one list of JSON."""
    if options.format == "json":
        print(json.dumps([dict(record) for _line, record in results], ensure_ascii=False, indent=1))
        return
    for line, _record in results:
        print(line)
