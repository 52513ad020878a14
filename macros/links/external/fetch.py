"""A second look at a page, by ourselves: does it answer now, and what does it say?"""

from __future__ import annotations

import socket
import ssl
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse, InvalidURL
from queue import SimpleQueue
from threading import Thread
from urllib.error import URLError
from urllib.parse import quote, urldefrag, urljoin, urlsplit
from urllib.request import (
    HTTPCookieProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from macros.links.external.politeness import Manners, user_agent
from macros.links.external.response import Answer, Hop
from macros.links.external.titles import title_and_heading
from macros.text.addresses import is_askable, with_ascii_host

_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_HOPS = 10
_PATIENCE = 5
_SAFE = "!#$%&'()*+,/:;=?@[]~"
Job = tuple[str, int]


def read_all(jobs: Iterable[Job], manners: Manners) -> Iterator[tuple[str, Answer]]:
    """Each address with its answer, as they come; a job has the seconds to wait before it.

    The pages of one host are read one after the other, those of different hosts side by side. A
    host that has had enough of us, or does not answer again and again, is left alone: what is
    left of its pages has the answer of the last.
    """
    hosts: dict[str, list[Job]] = defaultdict(list)
    for url, wait in jobs:
        hosts[urlsplit(url).netloc].append((url, wait))
    done: SimpleQueue[tuple[str, Answer]] = SimpleQueue()
    for own in hosts.values():
        Thread(target=_read_host, args=(own, manners, done), daemon=True).start()
    for _ in range(sum(map(len, hosts.values()))):
        yield done.get()


def _read_host(jobs: list[Job], manners: Manners, done: SimpleQueue[tuple[str, Answer]]) -> None:
    rested, silent, answer = 0, 0, Answer(trouble="unclear")
    for url, wait in sorted(jobs, key=lambda job: job[1]):
        if answer.status != HTTPStatus.TOO_MANY_REQUESTS and silent < _PATIENCE:
            time.sleep(max(manners.pause, wait - rested))
            rested = wait
            answer = _in_time(url, manners)
            silent = silent + 1 if answer.trouble in ("timeout", "unreachable", "cut") else 0
        done.put((url, answer))


def _in_time(url: str, manners: Manners) -> Answer:
    """The answer, or a time-out: a thread that still reads then is left behind.

    No time-out of a socket is enough: a host may send a byte now and then for ever.
    """
    answers: list[Answer] = []
    thread = Thread(target=lambda: answers.append(read(url, manners)), daemon=True)
    thread.start()
    thread.join(manners.limit)
    return answers[0] if answers else Answer(trouble="timeout")


def read(url: str, manners: Manners) -> Answer:
    """Ask for a page, follow its redirects, read its beginning."""
    opener = _opener()
    deadline = time.monotonic() + manners.limit * 0.8
    hops: list[Hop] = []
    while True:
        here = hops[-1].url if hops else url
        try:
            with _get(opener, here, manners) as response:
                onward = response.headers.get("Location")
                if response.status not in _REDIRECTS or not onward:
                    return _page(response, hops, manners, deadline)
                hops.append(Hop(response.status, _target(here, onward)))
        except (OSError, HTTPException, ValueError) as error:
            return Answer(trouble=_trouble(error), hops=tuple(hops))
        if len(hops) > _MOST_HOPS:
            return Answer(trouble="loop", hops=tuple(hops))


def _opener() -> OpenerDirector:
    """Opens without following redirects, whose kinds we want to know; fresh cookies each time."""
    opener = OpenerDirector()
    for handler in (ProxyHandler(), HTTPHandler(), HTTPSHandler(), HTTPCookieProcessor()):
        opener.add_handler(handler)
    agent = ("User-Agent", user_agent())
    opener.addheaders = [agent, ("Accept", "text/html,*/*;q=0.5"), ("Accept-Language", "en")]
    return opener


def _get(opener: OpenerDirector, url: str, manners: Manners) -> HTTPResponse:
    if not is_askable(url):
        raise InvalidURL(url)
    address = quote(with_ascii_host(urldefrag(url)[0]), safe=_SAFE)
    request = Request(address)  # noqa: S310 -- just made sure that it is of the web
    response: HTTPResponse = opener.open(request, timeout=manners.timeout)
    return response


def _target(here: str, onward: str) -> str:
    """Where a redirect leads; a fragment goes along, as in browsers (RFC 9110, 10.2.2)."""
    address = quote(onward.encode("latin-1").decode("utf-8", errors="replace"), safe=_SAFE)
    there = urljoin(here, address)
    fragment = urldefrag(here).fragment
    return f"{there}#{fragment}" if fragment and not urldefrag(there).fragment else there


def _page(response: HTTPResponse, hops: list[Hop], manners: Manners, deadline: float) -> Answer:
    answer = Answer(status=response.status, hops=tuple(hops))
    if response.headers.get_content_type() not in ("text/html", "application/xhtml+xml"):
        return answer
    data = b""
    try:
        while len(data) < manners.bytes and time.monotonic() < deadline:
            chunk = response.read1(min(65536, manners.bytes - len(data)))
            data += chunk
            if not chunk or b"</h1" in chunk:
                break
    except (OSError, HTTPException):
        pass  # what came so far is what there is
    title, heading = title_and_heading(data, response.headers.get_content_charset())
    return replace(answer, title=title, heading=heading)


def _trouble(error: Exception) -> str:
    """Which trouble an error is; `URLError` wraps what happens before the request is sent."""
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, ssl.SSLCertVerificationError):
        return "certificate"
    if isinstance(reason, (ConnectionResetError, BrokenPipeError, ssl.SSLError)):
        return "cut"
    if isinstance(error, URLError) or isinstance(reason, socket.gaierror):
        return "unreachable"
    if isinstance(reason, TimeoutError):
        return "timeout"
    return "malformed" if isinstance(error, (InvalidURL, ValueError)) else "cut"
