"""What came back when an address was asked."""

from __future__ import annotations

import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.client import responses

_DAY = 86400  # seconds
PERMANENT = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)
# They say "not to you" or "not now", which a bot wall says too; a reader's browser may be let in.
REFUSALS = frozenset(
    (401, 403, 405, 406, 407, 408, 412, 418, 425, 426, 429, 444, 451, 999, *range(520, 531))
)
# Troubles that the page is to blame for; all others may be the way there.
FAULTS = {
    "certificate": "its certificate is not valid, so browsers warn of it",
    "loop": "redirects in a circle",
    "malformed": "redirects to what is no address",
    "private": "leads to a machine that is not public",
}
ACCIDENTS = {
    "unreachable": "its host is not known or cannot be reached from here",
    "timeout": "did not answer in time",
    "cut": "cut the connection",
    "chain": "its certificate cannot be traced to a root from here; browsers may be able to",
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
        return "unknown" if self.refused or self.status < 400 else "failed"

    @property
    def refused(self) -> bool:
        """Whether the host says "not to you" or "not now" rather than "not here"."""
        resting = self.status == HTTPStatus.SERVICE_UNAVAILABLE and self.wait is not None
        return self.status in REFUSALS or resting

    def words(self) -> str:
        """The answer for people."""
        if self.status is None:
            return (FAULTS | ACCIDENTS)[self.trouble]
        said = f"answers {self.status} {responses.get(self.status, '')}".rstrip()
        refused = "; a browser may be let in" if self.refused else ""
        return said + refused


def seconds(retry_after: str) -> int | None:
    """How long a Retry-After header asks us to stay away; a day at most, None where it is none."""
    plain = retry_after.strip()
    if plain.isascii() and plain.isdecimal():
        return min(int(plain[:9]), _DAY) if len(plain) <= 9 else _DAY
    try:
        when = parsedate_to_datetime(plain)
        left = when.timestamp() - time.time()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return max(0, min(int(left), _DAY))


def better(one: Answer, other: Answer) -> Answer:
    """The kinder of two answers: who answered well once is there, who refused may be."""
    return min(one, other, key=lambda answer: ("fine", "unknown", "failed").index(answer.verdict))
