"""``python -m scripts.extraction train|evaluate``."""

from __future__ import annotations

import sys

from scripts.extraction.evaluate import cross_validated, report
from scripts.extraction.gold import DEVELOPMENT, passages
from scripts.extraction.train import write


def main(arguments: list[str]) -> int:
    """Run one of the commands."""
    if arguments[:1] == ["train"]:
        write()
        return 0
    names = tuple(arguments[1:]) or DEVELOPMENT
    print(report(cross_validated(passages(names))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
