"""An answer and what was known before become what is known now. Pure: no clock, no network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import takewhile
from urllib.parse import parse_qsl, urldefrag, urlencode, urlsplit, urlunsplit

from macros.library.ledger import Entry, state
from macros.links.external.languages import languages_of, without_language
from macros.links.external.response import PERMANENT, Answer
from macros.links.external.soft_404 import led_astray, same_title, says_missing
from macros.links.external.walls import is_wall
from macros.text.addresses import tracking

TOGETHER = "turned together with most pages of its host, so the way there may be at fault"
_MOST = 3  # pages of one host that turn at once; fewer may be a chance


def judge(
    url: str, answer: Answer, before: Entry | None, day: date, checked: date | None = None
) -> Entry:
    """What is known of an address after `answer` came on `day`.

    `checked` is when a person last compared the document with the page: a change that was seen on
    that day or earlier is accepted. An answer that settles nothing takes nothing back.
    """
    if answer.verdict == "unknown" or (answer.verdict == "fine" and _is_wall(answer, before)):
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
    said = answer.title or answer.heading
    detail = f'answers with a page for people only: "{said}"' if wall else answer.words()
    entry = before or Entry(day, None, None, "unknown", None, None, 0, None, "")
    return replace(
        entry, tried=day, status=answer.status, outcome="unknown", final=None, detail=detail
    )


def _is_wall(answer: Answer, before: Entry | None) -> bool:
    """Whether the page is a wall, and not one that has been called so all along."""
    known = before is not None and before.title is not None and before.title == answer.title
    return not known and is_wall(answer.title or answer.heading)


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
    if before and before.title and answer.title and not _same_page(url, before.title, answer):
        return f'the title was "{before.title}", is "{answer.title}"'
    return ""


def _same_page(url: str, known: str, answer: Answer) -> bool:
    """Whether a title is the known one, or the page is here in another language."""
    end = answer.hops[-1].url if answer.hops else url
    translated = languages_of(end) != languages_of(url)
    return translated or same_title(known, answer.title)


def at_once(
    entries: Mapping[str, Entry], known: Mapping[str, Entry], day: date
) -> dict[str, Entry]:
    """What is known instead of pages that were fine and turned in one run with most of their host.

    Then the way there is at fault, or a wall that nobody has met before; the next run sees.
    """
    were = [url for url in entries if url in known and known[url].outcome == "fine"]
    turned = [url for url in were if entries[url].outcome in ("failed", "changed")]
    hosts, fallen = (Counter(urlsplit(url).netloc for url in urls) for urls in (were, turned))
    suspect = {host for host, count in fallen.items() if count >= _MOST and 2 * count > hosts[host]}
    return {
        url: replace(known[url], tried=day, outcome="unknown", detail=TOGETHER)
        for url in turned
        if urlsplit(url).netloc in suspect
    }


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
    return new if without_language(new) != without_language(url) else None


def _reached(url: str, answer: Answer) -> str | None:
    """Where the redirects ended, without the query: tickets and sessions differ every time."""
    if not answer.hops:
        return None
    parts = urlsplit(answer.hops[-1].url)
    end = urlunsplit(parts._replace(query="", fragment=""))
    return end if end != urldefrag(url)[0] else None
