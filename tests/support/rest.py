"""Waiting until a page has done all that it does by itself, without waiting for a time."""

from __future__ import annotations

import contextlib
import time

from playwright.sync_api import Error, Page, Request

_IDLE = """async () => {
  const idle = () => new Promise((done) => requestIdleCallback(done));
  await idle();
  await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {})));
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await idle();
}"""


class Asked:
    """What a page asks for, from now on."""

    def __init__(self, page: Page) -> None:
        self.requests: list[Request] = []
        self._open: set[Request] = set()
        self._page = page
        page.on("request", self._begin)
        page.on("requestfinished", self._end)
        page.on("requestfailed", self._end)

    def _begin(self, request: Request) -> None:
        self.requests.append(request)
        self._open.add(request)

    def _end(self, request: Request) -> None:
        self._open.discard(request)

    @property
    def urls(self) -> set[str]:
        return {request.url for request in self.requests}

    def rest(self) -> None:
        """Wait until nothing is asked for any more, nothing moves and nothing is left to do."""
        while True:
            before = len(self.requests)
            self._page.evaluate(_IDLE)
            if not self._open and len(self.requests) == before:
                return


def until(page: Page, expression: str) -> None:
    """Wait until an expression is true, or what it promises.

    Playwright's `wait_for_function` takes any promise for true.
    """
    soon = f"new Promise((done) => setTimeout(done, 50)).then(() => {expression})"
    end = time.monotonic() + 30
    while time.monotonic() < end:
        with contextlib.suppress(Error):  # the page is just being replaced by another
            if page.evaluate(soon):
                return
    raise AssertionError(expression)


def with_theme(page: Page) -> None:
    """Touch a page, and wait until its theme is there: other pages come in place from then on."""
    asked = Asked(page)
    page.mouse.move(1, 1)
    until(page, "'document$' in window")
    asked.rest()
