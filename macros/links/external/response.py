"""What came back when an address was asked."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from http.client import responses

PERMANENT = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)
# They say "not to you" or "not now", which a bot wall says too; a reader's browser may be let in.
REFUSALS = (401, 403, 407, 408, 425, 429, 451)
# Troubles that the page is to blame for; all others may be the way there.
FAULTS = {
    "certificate": "its certificate is not valid, so browsers warn of it",
    "loop": "redirects in a circle",
    "malformed": "redirects to what is no address",
}
ACCIDENTS = {
    "unreachable": "its host is not known or cannot be reached from here",
    "timeout": "did not answer in time",
    "cut": "cut the connection",
    "robots": "its robots.txt asks programs to stay away",
    "unclear": "gave no answer that can be understood",
}


@dataclass(frozen=True, slots=True)
class Hop:
    """A redirect: the status that sent us on, and where to."""

    status: int
    url: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The last status or else a trouble (a key of FAULTS or ACCIDENTS), and what the page says.

    `wait` is how many seconds the host asks to stay away, `lost_place` that the part of the page
    behind the address's # is gone.
    """

    status: int | None = None
    trouble: str = ""
    hops: tuple[Hop, ...] = ()
    title: str = ""
    heading: str = ""
    lost_place: bool = False
    wait: int | None = None

    @property
    def verdict(self) -> str:
        """`fine`, `unknown` or `failed`."""
        if self.status is None:
            return "failed" if self.trouble in FAULTS else "unknown"
        if 200 <= self.status < 300:
            return "fine"
        return "unknown" if self.status in REFUSALS or self.status < 400 else "failed"

    def words(self) -> str:
        """The answer for people."""
        if self.status is None:
            return (FAULTS | ACCIDENTS)[self.trouble]
        said = f"answers {self.status} {responses.get(self.status, '')}".rstrip()
        refused = "; a browser may be let in" if self.status in REFUSALS else ""
        return said + refused


def better(one: Answer, other: Answer) -> Answer:
    """The kinder of two answers: who answered well once is there, who refused may be."""
    return min(one, other, key=lambda answer: ("fine", "unknown", "failed").index(answer.verdict))
