"""A scene made from a view, ready to be presented: finding, sentence, figures as references, cautions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from urllib.parse import urlencode

from geo.atlas import Atlas, estimate_all
from geo.briefing.editing import free_id
from geo.briefing.model import CHART, MAP, Scene
from geo.briefing.references import fill, statements_of
from geo.caveats import caveat_lines
from geo.errors import BriefingError, ViewError
from geo.estimates import Timelines
from geo.estimates.claims import years_of
from geo.language import _, current, in_each_language, ngettext
from geo.links import to_query
from geo.model import Estimate, Statement, View
from geo.style import bound_text
from geo.views.charts import chart_of
from geo.views.defaults import as_taken_away, settled
from geo.views.sentence import sentence_of, whole_of, yearly_change
from geo.views.spans import drawn_at, estimate_at, shown_of
from geo.wording.amount import percent
from geo.wording.article import in_place
from geo.wording.change import more_or_less
from geo.wording.claim import claim_text, spoken
from geo.wording.sentence import claim_sentence, finished, measure_in_text
from geo.wording.view import measure_label, view_title, view_years


def scene_of(view: View, atlas: Atlas, title: str = "", *, taken: Collection[str] = ()) -> Scene:
    """Return a scene that shows ``view``, with words in every language.

    Parameters
    ----------
    view : View
    atlas : Atlas
    title : str
        In the language in use, instead of the finding; empty for that.
    taken : collection of str
        Titles of the briefing it is for: another finding is taken where there is one.
    """
    view = as_taken_away(settled(view, estimate_all(atlas, view.measure, view.whole_lens), atlas), atlas)
    drafts = in_each_language(lambda: _Draft(view, atlas))
    found = drafts[current()].titles
    at = next((number for number, words in enumerate(found) if words not in taken), 0)
    titles = {name: draft.titles[at] for name, draft in drafts.items()}
    if title.strip():
        titles[current()] = title.strip()
    texts = {name: draft.text for name, draft in drafts.items()}
    notes = {name: draft.notes for name, draft in drafts.items()}
    first = drafts[current()]
    kind, chart = first.kind()
    query = {name: text for name, text in to_query(replace(view, face="")).items() if name != "lang"}
    shown = statements_of([*titles.values(), *texts.values()])
    return Scene(
        id=free_id(title.strip() or fill(titles[current()], atlas), ()),
        view=urlencode(query, safe=",:"),
        title=titles,
        text=texts,
        notes={name: words for name, words in notes.items() if words},
        statements=tuple(dict.fromkeys((*shown, *first.stages()))),
        places=first.lit(),
        corridors=(view.place,) if first.is_route else (),
        kind=kind,
        chart=chart,
    )


class _Draft:
    """What a view says, in the language in use when it is made.

    ``titles`` are the finding and others, ``text`` the sentence of the view with its cautions in a
    paragraph of their own, ``notes`` the cautions of all that is on the map, for the presenter.
    """

    def __init__(self, view: View, atlas: Atlas) -> None:
        self.view, self.atlas = view, atlas
        self.known: Timelines = shown_of(view, atlas)
        self.year = view.year or max(atlas.years)
        place = atlas.places.get(view.place)
        self.is_route = place.kind == "corridor"
        self.place = view.place
        self.estimate = estimate_at(view, self.known, view.place, self.year, atlas)
        if self.estimate is None and not self.is_route:
            self.place, self.estimate = self._largest()
        self.towards = self._largest_share() if self.estimate is None else None
        self.titles = tuple(self._titles())
        self.text = self._text()
        self.notes = "\n".join(caveat_lines(view, self.known, atlas))[:4000]

    def kind(self) -> tuple[str, str]:
        """Return kind and chart: what the page shows of the view, and where the map is empty a chart."""
        charts = {"chart": ("lines", "bars"), "table": ("bars",)}.get(self.view.face, ())
        on_map = any(drawn_at(self.view, self.known, self.year, self.atlas))
        if not charts and (on_map or self.is_route or self.stages()):
            return MAP, ""
        for chart in charts or ("lines", "bars"):
            try:
                chart_of(chart, self.view, self.atlas)
            except ViewError:
                continue
            return CHART, chart
        return MAP, ""

    def lit(self) -> tuple[str, ...]:
        """Return the place that the words are about, where the map has an outline of it."""
        whole = self.atlas.places.get(self.place).kind == "country" and self.view.level != "country"
        return () if whole or self.place not in self.atlas.outlines else (self.place,)

    def stages(self) -> tuple[str, ...]:
        """Return the ids of the stages of the route that the view is of."""
        if not self.is_route:
            return ()
        return tuple(route.id for route in self.atlas.routes if route.corridor == self.view.place)

    def _largest(self) -> tuple[str, Estimate | None]:
        """Return the place with the largest figure on the map, and what is known of it."""
        found = dict(drawn_at(self.view, self.known, self.year, self.atlas))
        if not found:
            return self.view.place, None
        place = max(found, key=lambda id: (found[id].high or found[id].low or 0.0, id))
        return place, found[place]

    def _largest_share(self) -> Statement | None:
        """Return the largest figure towards another place, where the measure has only such."""
        found = [
            s
            for s in self.atlas.known(self.view.as_of).values()
            if s.measure == self.view.measure
            and s.to_place
            and self.year in years_of(s)
            and not self.is_route
        ]
        return max(found, key=lambda s: (_size(s), s.id), default=None)

    def _titles(self) -> Iterator[str]:
        """Yield findings, the one that the picture shows first: as many in every language."""
        chart = self.kind()[1]
        if chart == "lines":
            yield self._since()
        ranked = chart == "bars" and not self.lit()
        yield from (self._most(), self._title()) if ranked else (self._title(), self._most())

    def _since(self) -> str:
        """Return what is known last of a place whose years are shown."""
        years, figure = chart_of("lines", self.view, self.atlas).years, self._figure()
        if years is None or not figure or self.year <= years[0]:
            return self._title()
        return _("{measure} {place} since {first}: {figure} in {year}").format(
            measure=measure_label(self.atlas, self.view.measure),
            place=in_place(self.atlas.places.get(self.place)),
            first=years[0],
            figure=figure,
            year=self.year,
        )

    def _most(self) -> str:
        """Return which place on the map has the largest figure; of a route or another place its own title."""
        place, found = self._largest()
        figure = "" if self.is_route or place not in (self.lit() or (place,)) else self._figure_of(found)
        if not figure or self.atlas.measures[self.view.measure].unit == "rank":  # there the least is first
            return self._title()
        return _("{measure}, {year}: highest {place}, {figure}").format(
            measure=measure_label(self.atlas, self.view.measure),
            year=self.year,
            place=in_place(self.atlas.places.get(place)),
            figure=figure,
        )

    def _title(self) -> str:
        measure, view = measure_label(self.atlas, self.view.measure), self.view
        where = self.atlas.places.get(self.towards.place if self.towards else self.place)
        if self.towards is not None:
            to, figure = self.atlas.places.get(self.towards.to_place).label(), f"{{{self.towards.id}}}"
            text = _("{measure}, {place} to {to}: {figure} in {year}")
            return text.format(measure=measure, place=where.label(), to=to, figure=figure, year=self.year)
        if self.estimate is None:
            return where.label() if self.is_route else view_title(view, self.atlas, view_years(view))
        names = {"measure": measure, "place": in_place(where), "year": view_years(view) or self.year}
        claims = sorted(self.estimate.claims, key=lambda s: (_size(s), s.id))
        figure = self._figure()
        if not figure and len(claims) > 1:
            text = _("Sources disagree on {measure} {place} in {year}: from {lowest} to {highest}")
            names["measure"] = measure_in_text(claims[0], self.atlas)
            return text.format(**names, lowest=f"{{{claims[0].id}}}", highest=f"{{{claims[-1].id}}}")
        figure = figure or f"{{{claims[0].id}}}"
        change = self._direction()
        text = {
            1: _("{measure} {place} rose to {figure} in {year}"),
            -1: _("{measure} {place} fell to {figure} in {year}"),
            0: _("{measure} {place}: {figure} in {year}"),
        }[change]
        return text.format(**names, figure=figure)

    def _direction(self) -> int:
        """Return 1 where the figure may be read as a rise on the year before, -1 for a fall, else 0."""
        now = self.estimate
        if now is None or now.headline is None or now.year != self.year or "sum" in now.flags:
            return 0
        before = self.known.at(now.place, now.year - 1, self.view.as_of)
        words, _cautions = yearly_change(now, self.known, self.atlas, self.view.as_of)
        if not words or before is None or before.headline is None or before.headline == now.headline:
            return 0
        return 1 if now.headline > before.headline else -1

    def _figure(self) -> str:
        """Return the reference of the figure shown; empty where none is."""
        return self._figure_of(self.estimate)

    @staticmethod
    def _figure_of(found: Estimate | None) -> str:
        if found is None or found.headline is None:
            return ""
        if "sum" in found.flags and len(found.claims) > 1:
            return "{sum:" + ",".join(s.id for s in found.claims) + "}"
        claim = found.headline_claim or found.claims[0]
        return f"{{{claim.id}}}" if claim.value == found.headline else ""

    def _text(self) -> str:
        if self.is_route and self.estimate is None:
            return self._of_route()
        if self.estimate is None and self.towards is not None:
            return self._referenced(claim_sentence(self.towards, self.atlas))
        if self.estimate is None:
            text = _("There is no figure for {place} in {year}; no data is not zero.")
            return text.format(place=self.atlas.places.get(self.place).label(), year=self.year)
        sentence = sentence_of(self.estimate, self.known, self.atlas, self.view.as_of, self.year)
        return _paragraphs(self._referenced(sentence))

    def _of_route(self) -> str:
        stages = [r for r in self.atlas.routes if r.corridor == self.view.place]
        names = dict.fromkeys(
            spoken(r.attributed_to or r.institution, self.atlas.institutions) for r in stages
        )
        text = ngettext(
            "{count} stage of this route is reported, by {names}. No figure says how much takes it.",
            "{count} stages of this route are reported, by {names}. No figure says how much takes it.",
            len(stages),
        )
        who = ", ".join(filter(None, names)) or _("sources not named")
        return text.format(count=len(stages), names=who).replace("..", ".")

    def _referenced(self, sentence: str) -> str:
        """Return a sentence with its figures as references, where these say the same."""
        for words, reference in self._pieces():
            try:
                says = fill(reference, self.atlas)
            except BriefingError:
                continue
            # A change may say more than the words it replaces: how coverage changed, as a caution says too.
            if says.startswith(words):
                if says != words:
                    sentence = self._without_coverage(sentence)
                pattern = rf"(?<![\d.,{{:-]){re.escape(words)}(?![\d.,]*\d)"
                sentence = re.sub(pattern, reference, sentence, count=1)
        return sentence

    def _without_coverage(self, sentence: str) -> str:
        if self.estimate is None:
            return sentence
        for caution in yearly_change(self.estimate, self.known, self.atlas, self.view.as_of)[1]:
            sentence = sentence.replace(finished([caution]), "") if caution else sentence
        return sentence.strip()

    def _pieces(self) -> Iterator[tuple[str, str]]:
        """Yield what figures a sentence may hold, in words, and the reference of each."""
        now, atlas = self.estimate, self.atlas
        if now is None:
            if self.towards is not None:
                yield claim_text(self.towards), f"{{{self.towards.id}}}"
            return
        if "sum" in now.flags and now.headline is not None:
            unit = atlas.measures[now.measure].unit
            yield bound_text(now.amount, None, None, now.bound, unit), self._figure()
            return
        claim = now.headline_claim
        if claim is not None and now.headline is not None:
            of = whole_of(now, self.known, atlas, self.view.as_of)
            whole = of.headline_claim if of else None
            if whole is not None and whole.value:
                yield percent(now.headline / whole.value), f"{{share:{claim.id},{whole.id}}}"
            before = self.known.at(now.place, now.year - 1, self.view.as_of)
            if before is not None and before.headline_claim is not None and before.headline:
                change = 100 * (now.headline - before.headline) / before.headline
                yield more_or_less(change), f"{{change:{before.headline_claim.id},{claim.id}}}"
        for s in (*now.shown, *(c for c in now.claims if c not in now.shown)):
            yield claim_text(s), f"{{{s.id}}}"


def _size(s: Statement) -> float:
    return next((v for v in (s.value, s.low, s.high) if v is not None), 0.0)


def _paragraphs(text: str) -> str:
    """Return the first sentence, which ends with its source in brackets, and the cautions after it."""
    head, end, rest = text.partition("). ")
    return f"{head}).\n\n{rest}" if end and rest else text
