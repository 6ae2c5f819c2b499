"""Under which name somebody comes, and which settings are refused."""

import pytest

from geo.errors import ReviewError
from geo.review.people import way_of_signing_in
from geo.ui.frame import login

SECRET = "0123456789abcdef"


@pytest.mark.parametrize(
    ("headers", "name"),
    [
        ({"X-Forwarded-User": " ana  maría ", "X-Atlas-Proxy": SECRET}, "ana maría"),
        ({"X-Forwarded-User": "ana", "X-Atlas-Proxy": SECRET + "0"}, ""),
        ({"X-Forwarded-User": "ana"}, ""),
        ({"X-Atlas-Proxy": SECRET}, ""),
        ({"X-Forwarded-User": "a\u202eb", "X-Atlas-Proxy": SECRET}, ""),
        ({"X-Forwarded-User": "x" * 121, "X-Atlas-Proxy": SECRET}, ""),
        ({"X-Forwarded-User": "ana", "X-Atlas-Proxy": "ñ" * 16}, ""),
    ],
)
def test_a_name_counts_only_with_the_secret(
    monkeypatch: pytest.MonkeyPatch, headers: dict[str, str], name: str
) -> None:
    monkeypatch.setenv("GEO_PROXY_SECRET", SECRET)
    assert login.name_in(headers) == name


@pytest.mark.parametrize(("way", "secret"), [("header", ""), ("header", "short"), ("heading", SECRET)])
def test_settings_that_would_let_anybody_be_anybody_are_refused(
    monkeypatch: pytest.MonkeyPatch, way: str, secret: str
) -> None:
    monkeypatch.setenv("GEO_LOGIN", way)
    monkeypatch.setenv("GEO_PROXY_SECRET", secret)
    with pytest.raises(ReviewError, match="GEO_"):
        way_of_signing_in()


def test_without_a_secret_no_header_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GEO_PROXY_SECRET", raising=False)
    assert login.name_in({"X-Forwarded-User": "ana", "X-Atlas-Proxy": ""}) == ""
