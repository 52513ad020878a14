"""Holds back what a page asks for."""

from __future__ import annotations

from playwright.sync_api import Page, Route


class Held:
    """What a page asks for by some patterns, held back until it is let go."""

    def __init__(self, page: Page, *patterns: str) -> None:
        self.waiting: list[Route] | None = []
        for pattern in patterns:
            page.route(pattern, self._hold)

    def _hold(self, route: Route) -> None:
        if self.waiting is None:
            route.continue_()
        else:
            self.waiting.append(route)

    def let_go(self) -> None:
        waiting, self.waiting = self.waiting, None
        assert waiting
        for route in waiting:
            route.continue_()
