"""One reader in a browser: steps the year in the map, changes the level, opens a profile, takes a file."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable

from playwright.async_api import Browser, FrameLocator, Page

from tests.benchmarks.load.viewer import LATE, Answers

PLACES = ("vraem", "loreto", "cusco", "puno")
VIEW = "/?measure=coca_cultivation&level=zone&year=2020"
EXPORT = 60.0
"""Seconds between two files of the reader that takes some."""


class Reader:
    """A browser of its own.

    Parameters
    ----------
    address : str
        Of the dashboard.
    answers : Answers
        Of all viewers together.
    exports : bool
        Whether it takes a file each minute.
    """

    def __init__(self, address: str, answers: Answers, *, exports: bool) -> None:
        self.address = address
        self.answers = answers
        self.exports = exports
        self.steps = 0
        self._changes = 0

    async def watch(self, browser: Browser, until: float, step: float = 2.0, change: float = 20.0) -> None:
        """View until ``until`` (of `time.monotonic`); ``step`` and ``change`` are seconds between two."""
        context = await browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
        context.set_default_timeout(LATE * 1000)
        try:
            page = await context.new_page()
            page.on("pageerror", lambda error: self.answers.errors.append(f"script: {error}"))
            await self._timed("open the map", self._open(page, VIEW))
            now = time.monotonic()
            changes, files = now + change, now + min(EXPORT / 4, (until - now) / 3)
            while time.monotonic() < until:
                await asyncio.sleep(step)
                await self._step(page)
                if self.exports and time.monotonic() >= files:
                    files += EXPORT
                    await self._file(page)
                elif time.monotonic() >= changes:
                    changes += change
                    await self._change(page)
        except Exception as error:  # noqa: BLE001  whatever ends a reader is what is counted
            self.answers.errors.append(f"browser: {type(error).__name__}: {error}")
        finally:
            await context.close()

    async def _timed(self, what: str, act: Awaitable[None]) -> None:
        begun = time.monotonic()
        await act
        self.answers.add(f"browser: {what}", time.monotonic() - begun)

    async def _open(self, page: Page, query: str) -> None:
        await page.goto(self.address + query)
        await _map(page).locator("path.place:not(.hidden)").first.wait_for(state="attached")

    async def _step(self, page: Page) -> None:
        key = "ArrowLeft" if self.steps % 2 else "ArrowRight"
        await _map(page).locator("#year").press(key)
        self.steps += 1

    async def _change(self, page: Page) -> None:
        self._changes += 1
        if self._changes % 3 == 0:
            place = PLACES[self._changes // 3 % len(PLACES)]
            await self._timed("open a profile", self._profile(page, place))
            await self._timed("return to the map", self._open(page, VIEW))
        else:
            name, word = (("Departments", "department"), ("Zones", "zone"))[(self._changes + 1) % 3 % 2]
            await self._timed("change the level", self._level(page, name, word))

    async def _profile(self, page: Page, place: str) -> None:
        await page.goto(f"{self.address}/places?place={place}")
        await page.locator(".st-key-place h1, .st-key-place h2").first.wait_for()

    async def _level(self, page: Page, name: str, word: str) -> None:
        await page.get_by_text(name, exact=True).first.click()
        shown = re.compile(word, re.IGNORECASE)
        await _map(page).locator("#measure", has_text=shown).wait_for(state="attached")

    async def _file(self, page: Page) -> None:
        await page.get_by_role("button", name="Export", exact=True).click()
        begun = time.monotonic()
        async with page.expect_download(timeout=2 * LATE * 1000) as coming:
            await page.locator(".st-key-export_0_pdf button").click()
        await (await coming.value).path()
        self.answers.add("browser: a file", time.monotonic() - begun)
        self.answers.exported.append((begun, time.monotonic()))
        await page.keyboard.press("Escape")


def _map(page: Page) -> FrameLocator:
    return page.frame_locator('iframe[title="Map"]')
