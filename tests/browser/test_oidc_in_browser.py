"""Sign in with OpenID Connect (``st.login``), at a real provider on loopback."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.servers.server import Server, serve

pytest.importorskip("authlib", reason="pip install Authlib: what st.login needs")
provider = pytest.importorskip("oidc_provider_mock", reason="pip install oidc-provider-mock")

APP = Path(__file__).parents[2] / "app.py"
SETTINGS = """[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "{secret}"
client_id = "atlas"
client_secret = "{secret}"
server_metadata_url = "http://localhost:{provider}/.well-known/openid-configuration"
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that asks the provider for names, of which one is an admin's."""
    folder = tmp_path_factory.mktemp("oidc")
    file = folder / "secrets.toml"
    with pytest.MonkeyPatch.context() as patch, provider.run_server_in_thread() as running:
        patch.setenv("GEO_HOME", str(folder / "home"))
        patch.setenv("GEO_LOGIN", "oidc")
        patch.setenv("GEO_ADMINS", "eva@example.org")
        patch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
        patch.delenv("DATABASE_URL", raising=False)
        file.write_text("")
        with serve(APP, folder, "--secrets.files", str(file)) as server:
            text = SETTINGS.format(
                port=server.port, provider=running.server_port, secret=secrets.token_hex(16)
            )
            file.write_text(text)
            yield server


def sign_in(page: Page, server: Server, name: str) -> None:
    """Sign in at the provider under a name and come back."""
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/oauth2/authorize**")
    page.locator("input[name=sub]").fill(name)
    page.get_by_role("button", name="Authorize").first.click()
    page.wait_for_url(re.compile(rf"^http://localhost:{server.port}/(?!oauth2callback)"))
    page.goto(f"http://localhost:{server.port}/documents")


def test_the_name_of_the_provider_has_the_role_that_was_given(browser: Browser, server: Server) -> None:
    for name, role in (("eva@example.org", "administrator"), ("luis@example.org", "may look")):
        page = browser.new_context().new_page()
        page.goto(f"http://localhost:{server.port}/documents")
        expect(page.get_by_text("visitor · may look")).to_be_visible(timeout=60_000)
        sign_in(page, server, name)
        expect(page.get_by_text(re.compile(rf"{name.split('@')[0]}@\W?example.org · {role}"))).to_be_visible(
            timeout=60_000
        )
        files = page.get_by_role("tab", name="Files")
        expect(files).to_have_count(1 if role == "administrator" else 0)
        with page.expect_navigation():
            page.get_by_role("button", name="Sign out").click()
        page.wait_for_load_state()
        page.goto(f"http://localhost:{server.port}/documents")
        expect(page.get_by_text("visitor · may look")).to_be_visible(timeout=60_000)
        page.context.close()
