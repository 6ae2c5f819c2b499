"""The app without a browser: a page opened by a link in a session that began on the map."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from streamlit.testing.v1 import AppTest

APP = str(Path(__file__).parents[2] / "app.py")
OF_THE_VIEW = ("measure", "level", "year", "as_of", "lens", "place", "lang")


def open_page(page: str, query: dict[str, str], before: Sequence[str] = OF_THE_VIEW) -> AppTest:
    """Return the app on ``page``; the parameters named in ``before`` stand in the address from the start."""
    app = AppTest.from_file(APP, default_timeout=60)
    for name in before:
        if name in query:
            app.query_params[name] = query[name]
    app.run()
    app.switch_page(page)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def html(app: AppTest) -> str:
    """Return all HTML of the page."""
    return " ".join(e.proto.body for e in app.get("html"))
