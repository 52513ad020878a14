"""Asking for many addresses: LinkChecker first, then a second look of our own."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from queue import SimpleQueue
from threading import Thread
from urllib.parse import urlsplit
from urllib.request import getproxies

from macros.links.external.fetch import read_all
from macros.links.external.linkchecker import CrawlError, crawl
from macros.links.external.politeness import Manners
from macros.links.external.public_only import public_addresses
from macros.links.external.response import Answer, better

_PROGRESS = 20


def ask(urls: Sequence[str], ways: Manners) -> dict[str, Answer]:
    """LinkChecker's answers, then our own second look where that can tell more.

    Every address has one; none has where LinkChecker cannot run, which is said.
    """
    say(f"asking for {len(urls)} addresses, politely; the hosts set the pace")
    try:
        answers = dict(_counted(crawl(urls, ways), len(urls), "LinkChecker asked for"))
    except CrawlError as error:
        say(f"LinkChecker could not run, so nothing is asked or recorded: {error}")
        return {}
    jobs = [job for url in urls if (job := _second_look(url, answers.get(url), ways))]
    for url, second in _counted(read_all(jobs, ways), len(jobs), "read"):
        answers[url] = _together(answers.get(url), second)
    return answers


def _second_look(url: str, first: Answer | None, ways: Manners) -> tuple[str, int] | None:
    """Whether to look again, after how many seconds: not where we were told to stay away."""
    if first is not None and first.trouble == "robots":
        return None
    if first is not None and first.status == 429:
        return (url, first.wait) if first.wait is not None and first.wait <= ways.wait else None
    return url, 0


def _together(first: Answer | None, second: Answer) -> Answer:
    """LinkChecker's answer with what the page says, or the kinder of two that differ."""
    if first is None or first.trouble == "unclear":
        return second
    if first.verdict == "fine":
        there = second.verdict == "fine"
        return replace(first, title=second.title, heading=second.heading) if there else first
    return better(second, first)


def any_reachable(urls: Iterable[str], ways: Manners) -> bool:
    """Whether at least one of the hosts takes a connection, or a proxy stands before them."""
    if getproxies():
        return True
    hosts = {
        (p.hostname or "", p.port or (443 if p.scheme == "https" else 80))
        for p in map(urlsplit, urls)
    }
    done: SimpleQueue[bool] = SimpleQueue()
    for host in hosts:
        Thread(target=lambda h=host: done.put(_connects(h, ways)), daemon=True).start()
    return any(done.get() for _ in hosts)


def _connects(host: tuple[str, int], ways: Manners) -> bool:
    try:
        ip = host[0] if ways.anybody else public_addresses(*host)[0]
        socket.create_connection((ip, host[1]), ways.timeout).close()
    except (OSError, UnicodeError):
        return False
    return True


def _counted(
    answers: Iterator[tuple[str, Answer]], total: int, did: str
) -> Iterator[tuple[str, Answer]]:
    """The same answers; says now and then how far it is, for this takes minutes."""
    for number, answer in enumerate(answers, 1):
        yield answer
        if number % _PROGRESS == 0 or number == total:
            say(f"{did} {number} of {total}")


def say(words: str) -> None:
    """Tell whoever waits; what was found goes to standard output."""
    print(words, file=sys.stderr, flush=True)
