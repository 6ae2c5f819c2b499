"""Whether any figure is lost on a sheet: ``python -m scripts.lost_values [--years all] [--sizes a4,…]``.

Draws the sheets of every measure, level and year that has figures in every size asked for and both languages,
writes each as SVG, reads the file again and looks for every place with its figure. Prints a table: sheets,
figures, figures lost, sheets refused (too small for their list), by size. Exit code 1 if a figure is lost.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from geo.atlas import Atlas, estimate_all, read_atlas
from geo.errors import PlotError, SheetTooSmallError
from geo.language import in_language
from geo.model import View
from geo.plots import Sheet, read_size, write_sheet
from geo.plots.formats import embedded_font
from geo.plots.formats.svg_file import SVG
from geo.plots.formats.write import held_timelines
from geo.style.fonts import face_file
from geo.views.ranking import value_text

SIZES = "a4,a4-across,a3,letter,slide,square"
Case = tuple[str, str, int, str, str]
"""Measure, level, year, size, language."""


@cache
def _atlas() -> Atlas:
    return read_atlas()


def _whole_typefaces() -> None:
    """Leave the typefaces in the files whole: cutting them takes a third of the time and loses no figure."""
    whole = cache(lambda face: Path(face_file(face)).read_bytes())
    embedded_font._cut = lambda face, characters: whole(face)


def cases(years: str, sizes: list[str], languages: list[str]) -> Iterator[Case]:
    """Yield every sheet to be drawn, those of a year together."""
    atlas = _atlas()
    for measure in atlas.measures:
        known = estimate_all(atlas, measure, "monitoring")
        for level in atlas.levels_of(measure):
            having = known.years(atlas.at_level(level))
            for year in having if years == "all" else having[-1:]:
                yield from ((measure, level, year, size, lang) for size in sizes for lang in languages)


def lost(case: Case) -> tuple[Case, int, list[str]]:
    """Return how many figures a sheet must show, and those that its file does not hold; -1 where refused."""
    measure, level, year, size, language = case
    atlas = _atlas()
    extent = "world" if level == "country" else "peru"
    view = View(measure=measure, level=level, year=year, language=language, extent=extent, layers=())
    with in_language(language), tempfile.TemporaryDirectory(prefix="lost-") as folder:
        path = Path(folder) / "sheet.svg"
        try:
            write_sheet(Sheet(view, language=language, **read_size(size)), atlas, path)  # type: ignore[arg-type]
        except SheetTooSmallError:
            return case, -1, []
        except PlotError as error:
            return case, 0, [str(error)]
        texts = Counter("".join(t.itertext()) for t in ElementTree.parse(path).getroot().iter(f"{SVG}text"))
        known = held_timelines(atlas, measure, "monitoring")
        found = [e for place in atlas.at_level(level) if (e := known.at(place, year)) is not None]
        wanted = Counter(value_text(estimate, atlas) for estimate in found)
        missing = [value for value, count in wanted.items() if texts[value] < count]
        names = (atlas.places.get(estimate.place).label() for estimate in found)
        return case, len(found), missing + [name for name in names if not texts[name]]


def main() -> int:
    """Draw, read and count; print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--years", choices=("newest", "all"), default="newest")
    parser.add_argument("--sizes", default=SIZES)
    parser.add_argument("--languages", default="en,es")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    wanted = cases(options.years, options.sizes.split(","), options.languages.split(","))
    table: dict[str, Counter[str]] = defaultdict(Counter)
    with ProcessPoolExecutor(options.processes, initializer=_whole_typefaces) as pool:
        for case, figures, missing in pool.map(lost, wanted, chunksize=24):
            row = table[case[3]]
            row["sheets"] += 1
            row["refused"] += figures < 0
            row["figures"] += max(figures, 0)
            row["lost"] += len(missing)
            if missing:
                print(*case, missing[:5], file=sys.stderr)
    print(f"{'size':<12}{'sheets':>8}{'figures':>10}{'lost':>6}{'refused':>9}")
    for size, row in table.items():
        print(f"{size:<12}{row['sheets']:>8}{row['figures']:>10}{row['lost']:>6}{row['refused']:>9}")
    return int(any(row["lost"] for row in table.values()))


if __name__ == "__main__":
    sys.exit(main())
