"""The charts of a profile: a first one, the others on demand, a second measure below the first."""

from __future__ import annotations

import json
import re

from streamlit.testing.v1 import AppTest

from geo.ui.elements.chart import chart_frame
from geo.ui.frame.atlas import load_atlas
from geo.ui.places.charts import chart_words
from tests.pages.places.test_place_profiles import plain, profile
from tests.support.pages import html


def charted(app: AppTest) -> list[str]:
    """Return the titles of the charts."""
    return [plain(title) for title in re.findall(r'<p class="chart-title">.*?</p>', html(app))]


def with_all(app: AppTest) -> AppTest:
    """Return the page with all its charts unfolded."""
    app.session_state["all_charts"] = True
    return app.run()


def test_a_chart_for_each_measure_with_several_years_and_marks_explained() -> None:
    loreto = profile("loreto")
    assert len(charted(loreto)) == 1
    (box,) = loreto.expander
    with_all(loreto)
    assert {"Coca cultivation , ha", "Coca eradicated , ha", "Cocaine seized , t"} <= {*charted(loreto)}
    assert box.label == f"All charts ({len(charted(loreto)) - 1} more)"
    # the older series alone makes no chart of a rank of the VRAEM
    vraem = charted(with_all(profile("vraem")))
    assert "Rank as cocaine producer , rank" in vraem
    assert "Rank as coca producer , rank" not in vraem
    legend = plain(re.search(r'<p class="marks">.*?</p>', html(loreto)).group())
    for mark in ("● a single figure", "◆ about", "▲ at least: a floor", "▼ at most: a ceiling"):
        assert mark in legend
    assert "a range" not in legend


def test_a_second_measure_is_a_chart_of_its_own_over_the_same_years() -> None:
    app = profile("loreto")
    alone = years_drawn(app, 0)
    app.selectbox(key="second_chart").select("coca_eradication").run()
    assert app.query_params["second"] in ("coca_eradication", ["coca_eradication"])
    assert charted(app)[:2] == ["Coca cultivation , ha", "Coca eradicated , ha"]
    assert years_drawn(app, 0) == years_drawn(app, 1) != alone
    assert charted(app).count("Coca eradicated , ha") == 1


def test_a_second_measure_that_has_no_chart_here_is_named() -> None:
    assert [w.value for w in profile("loreto", second="pardons").warning] == [
        "second: “pardons” has no chart beside the first here."
    ]


def test_a_chart_in_words_names_each_series_with_its_first_and_last_value() -> None:
    frame = chart_frame("upper-huallaga", "coca_cultivation", load_atlas(), None)
    assert chart_words(frame, "Coca", "ha").replace("\xa0", " ") == (
        "Coca, ha. UNODC monitoring: 2004 16,900 ha, 2014 1,555 ha."
    )


def years_drawn(app: AppTest, number: int) -> list[float]:
    """Return the years on the axis of a chart, by its place on the page."""
    layers = json.loads(app.get("vega_lite_chart")[number].proto.spec)["layer"]
    return layers[-1]["encoding"]["x"]["scale"]["domain"]
