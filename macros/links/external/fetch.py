"""A second look at a page, by ourselves: does it answer now, and what does it say?"""

from __future__ import annotations

import os
import socket
import ssl
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from http import HTTPStatus
from queue import SimpleQueue
from threading import Thread
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from requests import PreparedRequest, Request, Response, Session
from requests.cookies import extract_cookies_to_jar
from requests.exceptions import ConnectTimeout, InvalidURL, RequestException, Timeout
from requests.utils import get_environ_proxies
from urllib3.exceptions import HTTPError

from macros.links.external import public_only
from macros.links.external.body import beginning
from macros.links.external.politeness import Manners, user_agent
from macros.links.external.response import Answer, Hop, seconds
from macros.links.external.titles import title_and_heading
from macros.text.addresses import is_askable, with_ascii_host

_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_HOPS = 10
_PATIENCE = 5
_SAFE = "!#$%&'()*+,/:;=?@[]~"
_HTML = ("text/html", "application/xhtml+xml")
# What OpenSSL says of a chain that browsers complete, or whose root is missing here alone.
_CHAIN = (2, 19, 20, 21)
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

    def try_it() -> None:
        try:
            answers.append(read(url, manners))
        except Exception:  # noqa: BLE001  whatever a stranger's server does, the others are asked
            answers.append(Answer(trouble="unclear"))

    thread = Thread(target=try_it, daemon=True)
    thread.start()
    thread.join(manners.limit)
    return answers[0] if answers else Answer(trouble="timeout")


def read(url: str, manners: Manners) -> Answer:
    """Ask for a page, follow its redirects, read its beginning."""
    if not manners.anybody:
        public_only.install()
    deadline = time.monotonic() + manners.limit * 0.8
    hops: list[Hop] = []
    with _session() as session:
        while True:
            here = hops[-1].url if hops else url
            try:
                with _get(session, here, manners) as response:
                    onward = response.headers.get("Location")
                    if response.status_code not in _REDIRECTS or not onward:
                        return _page(response, hops, manners, deadline)
                    hops.append(Hop(response.status_code, _target(here, onward)))
            except (OSError, HTTPError, ValueError) as error:
                return Answer(trouble=_trouble(error), hops=tuple(hops))
            if len(hops) > _MOST_HOPS:
                return Answer(trouble="loop", hops=tuple(hops))


def _session() -> Session:
    """Fresh cookies each time, and no password that somebody keeps on this machine."""
    session = Session()
    session.trust_env = False
    session.headers.update(
        {
            "User-Agent": user_agent(),
            "Accept": "text/html,*/*;q=0.5",
            "Accept-Encoding": "gzip, deflate",
            "Accept-Language": "en",
        }
    )
    return session


def _get(session: Session, url: str, manners: Manners) -> Response:
    """What a page answers, its body not yet read, its redirect, if it is one, not followed."""
    if not is_askable(url):
        raise InvalidURL(url)
    address = quote(with_ascii_host(urldefrag(url)[0]), safe=_SAFE)
    request: PreparedRequest = session.prepare_request(Request("GET", address))
    # Not session.send(): it looks at redirects, and reads their bodies, without being told to.
    response = session.get_adapter(address).send(
        request,
        stream=True,
        timeout=manners.timeout,
        verify=os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("SSL_CERT_FILE") or True,
        proxies=get_environ_proxies(address),
    )
    extract_cookies_to_jar(session.cookies, request, response.raw)  # type: ignore[no-untyped-call]
    return response


def _target(here: str, onward: str) -> str:
    """Where a redirect leads; a fragment goes along, as in browsers (RFC 9110, 10.2.2)."""
    address = quote(onward.encode("latin-1", "replace").decode("utf-8", "replace"), safe=_SAFE)
    there = urljoin(here, address)
    fragment = urldefrag(here).fragment
    return f"{there}#{fragment}" if fragment and not urldefrag(there).fragment else there


def _page(response: Response, hops: list[Hop], manners: Manners, deadline: float) -> Answer:
    wait = seconds(response.headers.get("Retry-After", ""))
    answer = Answer(status=response.status_code, hops=tuple(hops), wait=wait)
    kind, _, rest = response.headers.get("Content-Type", "").partition(";")
    if kind.strip().lower() not in _HTML:
        return answer
    data = beginning(response, manners.bytes, deadline)
    charset = rest.lower().partition("charset=")[2].strip(" \"'").partition(";")[0]
    title, heading = title_and_heading(data, charset or None)
    return replace(answer, title=title, heading=heading)


def _trouble(error: BaseException) -> str:
    """Which trouble an error is; what happened is wrapped in it, several times over."""
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, public_only.NotPublicError):
            return "private"
        if isinstance(cause, ssl.SSLCertVerificationError):
            return "chain" if cause.verify_code in _CHAIN else "certificate"
    if any(isinstance(c, (ConnectionResetError, BrokenPipeError, ssl.SSLError)) for c in causes):
        return "cut"
    away = (socket.gaierror, ConnectionRefusedError, ConnectTimeout)
    if any(isinstance(cause, away) for cause in causes):
        return "unreachable"
    if any(isinstance(c, (Timeout, TimeoutError)) for c in causes):
        return "timeout"
    if any("NewConnectionError" in type(c).__name__ for c in causes):
        return "unreachable"
    plain = isinstance(error, ValueError) and not isinstance(error, RequestException)
    return "malformed" if plain or isinstance(error, InvalidURL) else "cut"


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        cause = waiting.pop(0)
        if isinstance(cause, BaseException) and id(cause) not in seen:
            seen.add(id(cause))
            yield cause
            inner = (cause.__cause__, cause.__context__, getattr(cause, "reason", None))
            waiting += [*inner, *cause.args]
