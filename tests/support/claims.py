"""Claims, sources and series for tests of the estimates, made by hand or drawn at random."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from hypothesis import strategies as st

from geo.catalog import PlaceRegistry, load_measures
from geo.model import Measure, Place, Series, Source, Statement

SERIES = {
    "watch": Series("watch", "Watch", "Vigía", True, 1, "", "", ""),
    "sums": Series("sums", "Sums", "Sumas", True, 2, "watch", "", ""),
    "abroad": Series("abroad", "Abroad", "Exterior", False, 2, "", "", ""),
    "press": Series("press", "Press", "Prensa", False, 3, "", "", ""),
}


def source(name: str, published: date) -> Source:
    return Source(
        id=name,
        title=name,
        short=name,
        publisher="",
        authors=(),
        published_from=published,
        published_to=published,
        published_basis="stated",
        established="",
        language="en",
        licence="",
        link="",
        kind="publication",
        sha256="",
        read_through="",
        abstract="",
    )


SOURCES = {f"p{y}": source(f"p{y}", date(y, 6, 30)) for y in range(2000, 2031)}


def claim(value: float | None, published: int = 2012, year: int = 2011, **more: object) -> Statement:
    told = [str(more.get(name, "")) for name in ("place", "measure", "kind", "series", "attributed_to")]
    fields = {
        "id": "-".join([*told, str(value), str(published), str(year)]),
        "measure": "crop",
        "place": "vale",
        "to_place": "",
        "kind": "level",
        "period_start": date(year, 1, 1),
        "period_end": date(year, 12, 31),
        "period_basis": "stated",
        "value": value,
        "low": None,
        "high": None,
        "unit": "ha",
        "value_stated": f"{value:,g}" if value is not None else "",
        "unit_stated": "ha",
        "bound": "exact",
        "definition": "",
        "denominator": "",
        "attributed_to": "",
        "institution": "",
        "stance": "asserts",
        "series": "",
        "source": f"p{published}",
        "read_in": "",
        "reading": "press",
        "paragraph": None,
        "start": None,
        "end": None,
        "flags": frozenset(),
        "note": "",
    }
    return Statement(**(fields | more))


def place(name: str, kind: str, parent: str = "land", predecessor_of: str = "", *aliases: str) -> Place:
    title = name.replace("-", " ").title()
    return Place(name, kind, title, title, aliases, parent, predecessor_of, None, None, "", "")


PLACES = PlaceRegistry(
    [
        place("land", "country", ""),
        place("isle", "country", ""),
        place("north", "department"),
        place("south", "department"),
        place("hill", "province", "north"),
        place("vale", "zone"),
        place("old-vale", "zone", "land", "vale"),
        place("moor", "zone"),
        place("ridge", "zone"),
        place("spot", "area", "vale"),
        place("pair", "aggregate", "land", "", "Vale+Moor"),
        place("rest", "aggregate"),
    ]
)


@dataclass(frozen=True)
class Records:
    """What the rules ask of, with the measures of the data package beside those of an invented one."""

    measures: dict[str, Measure] = field(
        default_factory=lambda: (
            load_measures()
            | {
                name: Measure(name, unit, combine, group, name.title(), name.title(), "", "")
                for name, unit, combine, group in (
                    ("crop", "ha", "sum over disjoint places", "cultivation"),
                    ("burnt", "ha", "sum", "control"),
                    ("cleared", "ha", "sum over disjoint periods", "mining"),
                    ("price", "USD/kg", "none", "prices"),
                )
            }
        )
    )
    places: PlaceRegistry = PLACES
    series: dict[str, Series] = field(default_factory=lambda: SERIES)
    sources: dict[str, Source] = field(default_factory=lambda: SOURCES)


RECORDS = Records()

FLAGS = st.frozensets(st.sampled_from(["part-year", "revised", "rounded", "conflict", "derived", "forecast"]))
AMOUNTS = st.one_of(
    st.integers(0, 20).map(float), st.floats(0, 1e6, allow_nan=False), st.sampled_from([2.6, 40_000.0])
)


PERIODS = st.sampled_from(
    [(date(y, 1, 1), date(y, 12, 31)) for y in (2010, 2010, 2010, 2011, 2008)]
    + [
        (date(2010, 1, 1), date(2010, 6, 30)),
        (date(2010, 7, 1), date(2010, 12, 31)),
        (date(2010, 1, 1), date(2011, 12, 31)),
        (date(2008, 1, 1), date(2010, 12, 31)),
    ]
)
VOICES = st.sampled_from(
    [
        {"series": series, "attributed_to": person, "institution": body, "read_in": read_in}
        for series in ("", "watch", "watch", "sums", "abroad", "press")
        for person, body in (("", ""), ("", "Office"), ("Ana", "Office"), ("Bruno", "Ana"))
        for read_in in ("", "p2014")
    ]
)
WAYS = st.sampled_from(
    [
        {"unit": unit, "definition": definition, "denominator": denominator, "kind": kind}
        for unit in ("ha", "ha", "t")
        for definition in ("", "", "planted", "in production")
        for denominator in ("", "", "all")
        for kind in ("level", "level", "level", "target", "change")
    ]
)


@st.composite
def any_claim(draw: st.DrawFn) -> Statement:
    """A statement of nearly any kind; few distinct words, so that claims meet."""
    bound = draw(st.sampled_from(["exact", "exact", "approx", "at_least", "at_most", "range"]))
    value, (start, end) = draw(AMOUNTS), draw(PERIODS)
    return claim(
        None if bound == "range" else value,
        draw(st.integers(2010, 2014)),
        id=f"c{draw(st.integers(0, 10**6))}",
        place=draw(st.sampled_from(["vale", "vale", "moor"])),
        period_start=start,
        period_end=end,
        low=value if bound == "range" else None,
        high=2 * value if bound == "range" else None,
        bound=bound,
        reading=draw(st.sampled_from(["press", "official site"])),
        flags=draw(FLAGS) if draw(st.booleans()) else frozenset(),
        **draw(VOICES),
        **draw(WAYS),
    )


CLAIM_SETS = st.lists(any_claim(), max_size=14, unique_by=lambda s: s.id)
LENS = st.sampled_from(
    [
        "monitoring", "lowest", "highest", "newest", "source:p2012", "source:p2014",
        "speaker:watch", "speaker:Ana", "speaker:Office", "speaker:nobody",
    ]
)  # fmt: skip
DAYS = st.none() | st.dates(date(2007, 1, 1), date(2018, 1, 1))
