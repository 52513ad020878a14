"""An answer and what was known before become what is known now. Pure: no clock, no network."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import takewhile
from urllib.parse import parse_qsl, urldefrag, urlencode, urlsplit, urlunsplit

from macros.library.ledger import Entry, state
from macros.links.external.response import PERMANENT, Answer
from macros.links.external.soft_404 import is_wall, led_astray, same_title, says_missing
from macros.text.addresses import tracking


def judge(
    url: str, answer: Answer, before: Entry | None, day: date, checked: date | None = None
) -> Entry:
    """What is known of an address after `answer` came on `day`.

    `checked` is when a person last compared the document with the page: a change that was seen on
    that day or earlier is accepted. An answer that settles nothing takes nothing back.
    """
    if answer.verdict == "unknown" or (answer.verdict == "fine" and is_wall(answer.title)):
        return _unknown(answer, before, day)
    if answer.verdict == "failed":
        return _failed(answer, before, day)
    entry = _fine(url, answer, before, day)
    moved = _new_address(url, answer)
    complaint = _astray(url, answer)
    if moved and not complaint:
        return replace(entry, outcome="moved", final=moved, detail=f"moved for good to {moved}")
    complaint = complaint or _change(url, answer, before)
    return _complained(entry, complaint, answer, before, checked) if complaint else entry


def _unknown(answer: Answer, before: Entry | None, day: date) -> Entry:
    if before and (state(before) in ("broken", "changed", "moved") or _is_accepted(before)):
        return replace(before, tried=day)
    wall = answer.verdict == "fine"
    detail = f'answers with a page for people only: "{answer.title}"' if wall else answer.words()
    entry = before or Entry(day, None, None, "unknown", None, None, 0, None, "")
    return replace(
        entry, tried=day, status=answer.status, outcome="unknown", final=None, detail=detail
    )


def _is_accepted(entry: Entry) -> bool:
    """Whether it is fine only because a person has looked at how the page changed."""
    return entry.outcome == "fine" and entry.since is not None


def _failed(answer: Answer, before: Entry | None, day: date) -> Entry:
    running = before is not None and before.failures > 0
    return Entry(
        tried=day,
        fine=before.fine if before else None,
        status=answer.status,
        outcome="failed",
        final=None,
        title=before.title if before else None,
        failures=before.failures + 1 if before else 1,
        since=before.since if before and running else day,
        detail=answer.words(),
    )


def _fine(url: str, answer: Answer, before: Entry | None, day: date) -> Entry:
    known = before.title if before else None
    return Entry(
        tried=day,
        fine=day,
        status=answer.status,
        outcome="fine",
        final=_reached(url, answer),
        title=known or answer.title or None,
        failures=0,
        since=None,
        detail="",
    )


def _complained(
    entry: Entry, complaint: str, answer: Answer, before: Entry | None, checked: date | None
) -> Entry:
    """The page lives, but is not what it was: a person has to look, unless one did."""
    day = entry.tried
    same = before is not None and before.detail == complaint and before.failures == 0
    since = before.since or day if before and same else day
    if same and checked and checked >= since:
        return replace(entry, since=since, detail=complaint, title=answer.title or entry.title)
    return replace(
        entry,
        fine=before.fine if before else None,
        outcome="changed",
        title=before.title if before else None,
        since=since,
        detail=complaint,
    )


def _astray(url: str, answer: Answer) -> str:
    """Why the page is not the one that was asked for; empty when it may be."""
    where = led_astray(url, answer)
    if where:
        return f"leads to {where}"
    for text in (answer.title, answer.heading):
        if says_missing(text):
            return f'answers {answer.status}, but says "{text}"'
    return ""


def _change(url: str, answer: Answer, before: Entry | None) -> str:
    if answer.lost_place:
        return f'has no place "#{urldefrag(url).fragment}" any more'
    if before and before.title and answer.title and not same_title(before.title, answer.title):
        return f'the title was "{before.title}", is "{answer.title}"'
    return ""


def _new_address(url: str, answer: Answer) -> str | None:
    """Where permanent redirects lead, without what tracks readers; a temporary one ends them."""
    permanent = list(takewhile(lambda hop: hop.status in PERMANENT, answer.hops))
    if not permanent:
        return None
    parts = urlsplit(permanent[-1].url)
    tracks = tracking(permanent[-1].url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = urlencode([(name, value) for name, value in pairs if name not in tracks])
    query = kept if tracks else parts.query
    fragment = parts.fragment or urldefrag(url).fragment
    new = urlunsplit(parts._replace(query=query, fragment=fragment))
    return new if new != url else None


def _reached(url: str, answer: Answer) -> str | None:
    """Where the redirects ended, without the query: tickets and sessions differ every time."""
    if not answer.hops:
        return None
    parts = urlsplit(answer.hops[-1].url)
    end = urlunsplit(parts._replace(query="", fragment=""))
    return end if end != urldefrag(url)[0] else None
