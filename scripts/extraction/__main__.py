"""``python -m scripts.extraction train | evaluate [NAME…] | again | peers | gazetteer``."""

from __future__ import annotations

import argparse
import json
import sys

from geo.extract.linking.weights import PATH
from scripts.extraction import again, evaluate, gazetteer, lexicon, peers
from scripts.extraction.gold import DEVELOPMENT, passages
from scripts.extraction.train import train


def main(arguments: list[str]) -> int:
    """Run one of the commands."""
    parser = argparse.ArgumentParser(prog="python -m scripts.extraction", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("train", help="remake the weights from the development passages")
    measure = commands.add_parser(
        "evaluate", help="measure on the development passages, all or some files of them"
    )
    measure.add_argument("names", nargs="*", metavar="NAME")
    commands.add_parser("again", help="look for the figures read by hand in the documents that are here")
    commands.add_parser("peers", help="read the same quantities with other libraries")
    commands.add_parser("gazetteer", help="remake the names of places that the record has not")
    commands.add_parser("lexicon", help="try the rules of the measures on their own examples")
    options = parser.parse_args(arguments)
    if options.command == "gazetteer":
        gazetteer.write()
        return 0
    if options.command == "train":
        _write()
        return 0
    if options.command == "lexicon":
        lines, right = lexicon.report()
        print("\n".join(lines))
        return 0 if right else 1
    for line in _lines(options):
        print(line)
    return 0


def _write() -> None:
    """Write ``weights.json`` from the development passages (two decimals, sorted)."""
    part = passages(DEVELOPMENT)
    learned = train(part) | {"confidence": evaluate.confidence_weights(evaluate.cross_validated(part))}
    rounded = {
        name: {feature: round(value, 2) for feature, value in sorted(found.items()) if round(value, 2)}
        for name, found in learned.items()
    }
    PATH.write_text(json.dumps(rounded, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _lines(options: argparse.Namespace) -> list[str]:
    if options.command == "again":
        return list(again.report())
    if options.command == "peers":
        return list(peers.report())
    part = passages(DEVELOPMENT)
    outcomes = evaluate.cross_validated(part)
    lines: list[str] = []
    for name in options.names or DEVELOPMENT:
        ids = {passage.id for passage in passages((name,))}
        lines += evaluate.table(name, [one for one in outcomes if one.passage.id in ids])
    return [
        *lines,
        *evaluate.table("all", outcomes),
        *evaluate.reliability(outcomes),
        *evaluate.worst(outcomes),
        *again.summary(list(again.again())),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
