"""The app without a browser: a page opened by its link."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

APP = str(Path(__file__).parents[2] / "app.py")


def open_page(page: str, query: dict[str, str]) -> AppTest:
    """Return the app on ``page`` in a session that begins there."""
    app = AppTest.from_file(APP, default_timeout=60)
    if page != "pages/map.py":  # where every session begins
        app.switch_page(page)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def html(app: AppTest) -> str:
    """Return all HTML of the page."""
    return " ".join(e.proto.body for e in app.get("html"))
