"""LinkChecker asks for every address; what it says becomes answers."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, cast
from urllib.parse import urldefrag

from macros.links.external import public_only
from macros.links.external.politeness import Manners, user_agent
from macros.links.external.response import Answer, Hop, seconds
from macros.text.addresses import with_ascii_host

_STATUS = re.compile(r"(\d{3}) ")
_HOP = re.compile(r"^Redirected to `(.*)' status: (\d{3}) ", re.MULTILINE)
_LOST_PLACE = re.compile(r"^Anchor `.*' \(decoded: ", re.MULTILINE)
_LIMITED = re.compile(r"^Rate limited \(Retry-After: (.*)\)", re.MULTILINE)
_ROBOTS = "Access denied by robots.txt"
_START = 30  # it is silent while it starts, and reads robots.txt of a host before a page
_LONGEST = 10_000_000  # it lists every place of a page where one is lost
Row = dict[str, str]


class CrawlError(Exception):
    """LinkChecker could not be run; says why."""


def crawl(urls: Sequence[str], manners: Manners) -> Iterator[tuple[str, Answer]]:
    """Each address with LinkChecker's answer, as they come.

    An address that LinkChecker takes for another one of the list, or is not done with when it has
    been silent for too long, is left out. Raises `CrawlError` when it cannot run.
    """
    asked: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        asked[with_ascii_host(without_route(url))].append(url)
    with tempfile.TemporaryFile("w+", encoding="utf-8") as errors:
        process = _start(manners, errors)
        _tell(process.stdin, asked)
        silent = False
        answered = False
        try:
            for row in _rows(process, manners.silence):
                if row is None:
                    silent = True
                    break
                for url in asked.get(row["urlname"], ()):
                    answered = True
                    yield url, answer(url, row)
        finally:
            process.kill()
            process.wait()
        if asked and not answered and not silent:
            errors.seek(0)
            said = [line for line in errors.read().splitlines() if line.strip()]
            raise CrawlError(said[-1] if said else "it ended without a word")


def _tell(stdin: IO[str] | None, urls: Iterable[str]) -> None:
    try:
        with cast("IO[str]", stdin) as file:
            file.writelines(f"{url}\n" for url in urls)
    except BrokenPipeError:
        pass  # it ended at once; what it said on its way out is looked at


def without_route(url: str) -> str:
    """The address without a fragment that is no place in the page: `#/kyc` is a script's route."""
    base, fragment = urldefrag(url)
    return base if fragment.startswith(("/", "!", ":~:")) else url


def answer(url: str, row: Row) -> Answer:
    """What a line of LinkChecker's CSV says of an address."""
    if _ROBOTS in row["infostring"]:
        return Answer(trouble="robots")
    status = _STATUS.match(row["result"])
    if not status:
        return Answer(trouble="unclear")
    hops = [Hop(int(code), to) for to, code in _HOP.findall(row["warningstring"])]
    # LinkChecker answers for a page that another address led to with that one's redirects.
    own = max((i for i, hop in enumerate(hops, 1) if _same(hop.url, url)), default=0)
    limited = _LIMITED.search(row["warningstring"])
    return Answer(
        status=int(status[1]),
        hops=tuple(hops[own:]),
        lost_place=bool(_LOST_PLACE.search(row["warningstring"])),
        wait=seconds(limited[1]) if limited else None,
    )


def _same(one: str, other: str) -> bool:
    return urldefrag(one)[0] == urldefrag(other)[0]


def _start(manners: Manners, errors: IO[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [
            *(sys.executable, "-P", "-m", public_only.__name__),
            *([public_only.ANYBODY] if manners.anybody else []),
            "--stdin",
            *("--config", str(manners.config), "--user-agent", user_agent()),
        ],
        # What it says is parsed, so it has to be English.
        env=os.environ | {"LC_ALL": "C.UTF-8", "LANGUAGE": "C", "PYTHONUTF8": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
        encoding="utf-8",
    )


def _rows(process: subprocess.Popen[str], silence: float) -> Iterator[Row | None]:
    """The lines of its CSV; None at the end when it was silent for too long."""
    queue: SimpleQueue[Row | None] = SimpleQueue()
    Thread(target=_listen, args=(process.stdout, queue), daemon=True).start()
    patience = silence + _START
    while True:
        try:
            row = queue.get(timeout=patience)
        except Empty:
            yield None
            return
        if row is None:
            return
        patience = silence
        yield row


def _listen(output: IO[str], queue: SimpleQueue[Row | None]) -> None:
    csv.field_size_limit(_LONGEST)
    try:
        with output:
            for row in csv.DictReader(output):
                queue.put({key: value or "" for key, value in row.items() if key})
    finally:
        queue.put(None)
