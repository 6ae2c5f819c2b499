"""What is chosen on the Snapshots page, and the link that carries it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from geo.atlas import Atlas
from geo.exports import Request, years_left_out
from geo.formats import DATA, EXPORTS, FILM, PICTURE, FileFormat, formats_of
from geo.language import LANGUAGES, _
from geo.links.fields import YES, Field, choice, read_link_fields, write_fields
from geo.links.views import to_query
from geo.model import View
from geo.plots import FILM_SIZE, Sheet, read_size, usual_dpi
from geo.plots.sheet_options import SHEET_FIELDS
from geo.views.defaults import as_taken_away

FORMATS = formats_of(*EXPORTS)
"""What is offered, by the ending of the file's name."""

SCOPES = ("view", "years", "all")
SHEET_LAYOUTS = ("single", "multiples", "change", "chart")
PAPER_SIZES = ("a4", "a4-across", "a3", "a3-across", "letter", "letter-across", "slide", "square")
SCREEN_SIZES = (FILM_SIZE, "1920x1080px", "960x960px")
"""Sizes of what moves."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What is chosen, as the address carries it.

    Attributes
    ----------
    format : str
        One of `FORMATS`.
    size : str
        As `geo.plots.read_size` reads it; empty for the first offered for the format.
    dpi : int
        Pixels an inch; 0 for what is usual for the size.
    style, layout, chart : str
        As in `geo.plots.Sheet`; an animation is asked for by its format.
    years : tuple of int
        Years of several maps, of an animation or of a run of data; empty for all with data.
    graticule, routes : bool
        Lines of longitude and latitude; the export routes that a map opens with, which a file leaves out.
    title, note : str
        Words of the user's own.
    file_lang : str
        Language of the file; empty for the page's.
    scope : str
        Of a file of numbers: the ``view``, several ``years`` of it, or ``all``.
    """

    format: str = "png"
    size: str = ""
    dpi: int = 0
    style: str = "light"
    layout: str = "single"
    chart: str = ""
    years: tuple[int, ...] = ()
    graticule: bool = False
    routes: bool = False
    title: str = ""
    note: str = ""
    file_lang: str = ""
    scope: str = "view"

    @property
    def form(self) -> FileFormat:
        """Return the format in use."""
        return FORMATS[self.format]

    @property
    def sizes(self) -> tuple[str, ...]:
        """Return the sizes offered by name."""
        return SCREEN_SIZES if self.form.kind == FILM else PAPER_SIZES

    @property
    def measured(self) -> str:
        """Return the size in use."""
        return self.size or self.sizes[0]

    @property
    def exact(self) -> str:
        """Return ``mm`` or ``px`` where the size is none of those offered by name; else nothing."""
        if self.measured in self.sizes:
            return ""
        return "px" if "size_px" in read_size(self.measured) else "mm"

    @property
    def resolution(self) -> int:
        """Return the pixels an inch in use."""
        return self.dpi or usual_dpi(read_size(self.measured))

    @property
    def several(self) -> bool:
        """Say whether years can be chosen."""
        layout = self.form.kind == PICTURE and self.layout != "single"
        return layout or self.form.kind == FILM or (self.form.kind == DATA and self.scope == "years")


PLAIN = Choices()


def _size(text: str, _atlas: object = None) -> str:
    read_size(text)
    return text.strip().lower()


def _layout(text: str, _atlas: object = None) -> str:
    read = SHEET_FIELDS["layout"].read(text, None)
    return "single" if read == "animation" else read


FIELDS = (
    Field("format", choice(FORMATS)),
    Field("size", _size),
    SHEET_FIELDS["dpi"],
    SHEET_FIELDS["style"],
    Field("layout", _layout),
    SHEET_FIELDS["chart"],
    SHEET_FIELDS["years"],
    SHEET_FIELDS["graticule"],
    replace(SHEET_FIELDS["graticule"], name="routes"),
    SHEET_FIELDS["title"],
    SHEET_FIELDS["note"],
    Field("file_lang", choice(LANGUAGES)),
    Field("scope", choice(SCOPES)),
)
NAMES = frozenset((*(part.name for part in FIELDS), *SHEET_FIELDS, "all"))


def to_params(choices: Choices) -> dict[str, str]:
    """Return the query parameters that carry what differs from what opens with nothing chosen."""
    return write_fields(FIELDS, choices, PLAIN)


def query_of(view: View, parts: Mapping[str, Any]) -> dict[str, str]:
    """Return the query parameters that open the Export page with a view and ``parts`` of the choices."""
    return to_query(view) | to_params(replace(PLAIN, **parts))


def from_params(query: Mapping[str, str]) -> tuple[Choices, list[str]]:
    """Return what a link asks for, and one sentence for each part that cannot be had.

    The link of a file, as its record holds it, opens the form that made the file.
    """
    choices, problems = read_link_fields(FIELDS, query, PLAIN)
    if query.get("layout") == "animation" and choices.form.kind != FILM:
        if "format" in query:
            problems.append(
                _(
                    "{kind} and layout {layout} do not go together; an animation is written as .gif or .mp4"
                ).format(kind=f".{choices.format}", layout="animation")
            )
        else:
            choices = replace(choices, format="gif")
    if query.get("all") == YES:
        choices = replace(choices, scope="all")
    elif choices.form.kind == DATA and choices.years and "scope" not in query:
        choices = replace(choices, scope="years")
    return choices, problems


def without_data(choices: Choices, view: View, offered: Sequence[int]) -> tuple[Choices, list[str]]:
    """Return the choices without the years that have no data, and a sentence that says so."""
    lost = [year for year in choices.years if year not in set(offered)]
    if not lost or not choices.several:
        return choices, []
    text = years_left_out(view.measure, lost)
    kept = tuple(year for year in choices.years if year not in set(lost))
    return replace(choices, years=kept), [text]


def taken_away(choices: Choices, view: View, atlas: Atlas) -> View:
    """Return the view of which a file is made: the routes that a map opens with only where asked for."""
    return view if choices.routes else as_taken_away(view, atlas)


def sheet_of(choices: Choices, view: View, offered: Sequence[int]) -> Sheet:
    """Return the sheet of a picture; whether it can be drawn is for `Sheet.check`.

    Parameters
    ----------
    view : View
        With its year settled.
    offered : sequence of int
        Years that the file has anything of: a picture at the view's level, numbers of any place.
    """
    layout = "animation" if choices.form.kind == FILM else choices.layout
    size: dict[str, Any] = read_size(choices.measured)
    years = choices.years or tuple(offered)
    if layout == "change":
        years = _two_years(choices.years, view, offered)
    if layout == "chart":
        years = choices.years
    return Sheet(
        view=replace(view, language=choices.file_lang or view.language),
        years=() if layout == "single" else years,
        **size,
        dpi=choices.resolution,
        title=choices.title,
        note=choices.note,
        style=choices.style,
        layout=layout,
        chart=choices.chart if layout == "chart" else "",
        graticule=choices.graticule,
        printed=date.today(),
    )


def _two_years(chosen: Sequence[int], view: View, offered: Sequence[int]) -> tuple[int, ...]:
    """Return the years of a map of change: the ends of those chosen, else the view's and the one before."""
    if len(chosen) > 1:
        return chosen[0], chosen[-1]
    last = chosen[0] if chosen else view.year
    before = [year for year in offered if last is not None and year < last]
    return (*before[-1:], *([last] if last is not None else []))


def request_of(choices: Choices, view: View, offered: Sequence[int]) -> Request:
    """Return what a file of numbers or an offline map holds."""
    spoken = replace(view, language=choices.file_lang or view.language)
    if choices.form.kind != DATA:
        return Request(spoken)
    years = (choices.years or tuple(offered)) if choices.scope == "years" else ()
    return Request(spoken, years, choices.scope == "all")
