"""Every fault of a page lands in the class that the ledger promises, by the real LinkChecker."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.support.faults import SITE, Faults
from tests.support.ledgers import hurried, known, registered
from tests.support.projects import macros, small

pytestmark = pytest.mark.slow

FINE = """/fine /plain-text /away /away-303 /away-307 /resting /busy-second /drip-body /short /huge
/huge#deep /no-head /renamed-site /places#here /places#/route""".split()
FINE += ["/página%20页", "/p%C3%A1gina%20%E9%A1%B5?x"]
FINE += """/packed /packed-oddly /packed-badly /packed-badly-br
/packed-badly-zstd /packed-half /help/renew /help/en/renew /help/en/fees /translated
/charset-idna /charset-undefined /declaration""".split()
UNKNOWN = "/busy /busy-hour /wall /wall-200 /late /drip-head /reset /empty /forbidden".split()
UNKNOWN += [f"/refused-{status}" for status in (405, 406, 412, 418, 426, 444, 520, 530, 999)]
UNKNOWN += """/resting-long /resting-digits /busy-digits /busy-date /wall-rejected /wall-captcha
/wall-zh /wall-script /wall-room /wall-heading /many-headers""".split()
FAILED = "/missing /gone /crashed /loop /moved-to-missing https:/fine /bad-location".split()
MOVED = """/help/en/price /moved /moved-308 /moved-tracked /moved-host /moved-then-away
/moved#here""".split()
CHANGED = """/soft /soft-gzip /soft-deflate /soft-deflate-bare /soft-br /soft-zstd
/soft-twice /soft-identity /soft-zh /soft-ja /soft-es /renamed
/places#lost /deep/page/home /deep/page/crash""".split()
NOWHERE = "http://127.0.0.1:1/nobody-listens"


@dataclass(frozen=True)
class Run:
    """A whole run: the server, what was written, what was said, how long it took."""

    faults: Faults
    entries: dict[str, dict[str, Any]]
    output: str
    seconds: float

    def entry(self, path: str) -> dict[str, Any]:
        return self.entries[self.faults.url(path)]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    faults = Faults()
    folder = hurried(small(tmp_path_factory.mktemp("outside")))
    urls = [faults.url(path) for path in (*FINE, *UNKNOWN, *FAILED, *MOVED, *CHANGED)]
    registered(folder, *urls, NOWHERE)
    renamed = {"/renamed": f"Old | {SITE}", "/renamed-site": f"Fees_{SITE}"}
    renamed |= {"/translated": f"Fees - {SITE}", "/help/en/fees": f"Fees - {SITE}"}
    known(folder, {faults.url(path): {"title": title} for path, title in renamed.items()})
    start = time.monotonic()
    done = macros("links", cwd=folder, RECORD="1", REPOSITORY="https://git.example/a/b")
    seconds = time.monotonic() - start
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    text = (folder / "snippets" / "ledger.json").read_text(encoding="utf-8")
    yield Run(faults, json.loads(text)["addresses"], done.stdout, seconds)
    faults.close()


def test_every_fault_lands_in_its_class(run: Run) -> None:
    expected = dict.fromkeys(FINE, "fine") | dict.fromkeys(UNKNOWN, "unknown")
    expected |= dict.fromkeys(FAILED, "failed") | dict.fromkeys(MOVED, "moved")
    expected |= dict.fromkeys(CHANGED, "changed")
    found = {path: run.entry(path)["outcome"] for path in expected}
    assert found == expected
    assert run.entries[NOWHERE]["outcome"] == "unknown"


def test_what_is_wrong_is_told_in_words(run: Run) -> None:
    words = {
        "/missing": "answers 404 Not Found",
        "/moved-to-missing": "answers 404 Not Found",
        "/loop": "redirects in a circle",
        "https:/fine": "its certificate is not valid, so browsers warn of it",
        "/wall": "answers 403 Forbidden; a browser may be let in",
        "/wall-200": 'answers with a page for people only: "Just a moment..."',
        "/late": "did not answer in time",
        "/drip-head": "did not answer in time",
        "/reset": "cut the connection",
        "/empty": "cut the connection",
        "/forbidden": "its robots.txt asks programs to stay away",
        "/soft": 'answers 200, but says "Page not found - Help Center"',
        "/renamed": f'the title was "Old | {SITE}", is "New | {SITE}"',
        "/places#lost": 'has no place "#lost" any more',
        "/deep/page/home": "leads to the home page",
        "/deep/page/crash": "leads to an error page",
    }
    assert {path: run.entry(path)["detail"] for path in words} == words
    unreachable = "its host is not known or cannot be reached from here"
    assert run.entries[NOWHERE]["detail"] == unreachable


def test_permanent_redirects_propose_where_they_lead_without_tracking(run: Run) -> None:
    proposed = {
        "/help/en/price": "/help/zh/renew",
        "/moved": "/fine",
        "/moved-308": "/fine",
        "/moved-tracked": "/fine?id=7",
        "/moved-host": "localhost/fine",
        "/moved-then-away": "/away",
        "/moved#here": "/fine#here",
    }
    found = {path: run.entry(path)["final"] for path in proposed}
    assert found == {path: run.faults.url(new) for path, new in proposed.items()}


def test_temporary_redirects_propose_nothing(run: Run) -> None:
    for path in ("/away", "/away-303", "/away-307"):
        assert run.entry(path)["final"] == run.faults.url("/fine")
        assert "moved" not in run.entry(path)["detail"]


def test_a_page_that_is_fine_leaves_its_day_status_and_title(run: Run) -> None:
    assert run.entry("/fine") == {
        "tried": "2026-11-22",
        "fine": "2026-11-22",
        "status": 200,
        "outcome": "fine",
        "final": None,
        "title": "Fine",
        "failures": 0,
        "since": None,
        "detail": "",
    }


def test_hosts_that_ask_to_be_left_alone_are(run: Run) -> None:
    asked = run.faults.asked
    assert (asked["/busy"], asked["/busy-hour"], asked["/forbidden"]) == (1, 1, 0)
    assert asked["/busy-second"] == 2
    agents = run.faults.agents
    assert "support-playbooks/1 (link check by LinkChecker; +https://git.example/a/b)" in agents
    assert all("LinkChecker" in agent for agent in agents)


def test_nothing_hangs_and_nothing_huge_is_read(run: Run) -> None:
    assert run.seconds < 60
    assert run.faults.sent < 40_000_000


def test_the_table_ends_with_what_matters_most(run: Run) -> None:
    first, *_, last, summary = run.output.splitlines()
    fine = run.faults.url("/fine")
    assert re.split("  +", first) == ["fine", "200", "snippets/documents.yml:3", fine]
    assert last.startswith("changed  200 ")
    assert summary == "89 addresses: 15 changed, 7 moved, 7 failing, 30 unknown, 30 fine"
