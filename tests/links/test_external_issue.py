"""The one issue about official pages: what it tells whom, and that strangers cannot write in it."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from macros.health import reviews
from macros.library.ledger import Entry
from macros.links.external import issue
from macros.links.external.registered import Address, Use
from macros.links.external.report_table import table
from macros.problems import Place
from tests.support.projects import ROOT, run

DAY = date(2026, 11, 22)


def address(
    name: str, line: int, *owners: str, languages: tuple[str, ...] = ("",), **own: Any
) -> Address:
    """The address of the document account/<name>, used by a playbook of each owner."""
    uses = tuple(
        Use(f"account/{name}", f"About {name}", language, Place("snippets/documents.yml", line + n))
        for n, language in enumerate(languages)
    )
    given: dict[str, Any] = {
        "url": f"https://www.alibabacloud.com/{name}",
        "uses": uses,
        "owners": owners,
        "playbooks": tuple(f"{owner}/{name}" for owner in owners),
        "replies": (),
        "checked": None,
    }
    return Address(**given | own)


def entry(outcome: str = "fine", **own: Any) -> Entry:
    """What is known of a page that was fine a week ago and was tried today."""
    given: dict[str, Any] = {
        "tried": DAY,
        "fine": date(2026, 11, 15),
        "status": 200,
        "outcome": outcome,
        "final": None,
        "title": None,
        "failures": 0,
        "since": None,
        "detail": "",
    }
    return Entry(**given | own)


BROKEN = entry(
    "failed", status=404, failures=3, since=date(2026, 11, 18), detail="answers 404 Not Found"
)
MOVED = entry(
    "moved",
    final="https://www.alibabacloud.com/new",
    fine=DAY,
    detail="moved for good to https://www.alibabacloud.com/new",
)
CHANGED = entry("changed", since=DAY, detail='the title was "Fees", is "Prices"')


@pytest.fixture(autouse=True)
def _no_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REPOSITORY", raising=False)


def test_when_all_is_well_there_is_nothing_to_say() -> None:
    pages = [address("a", 1, "x"), address("b", 2, "x"), address("c", 3, "x"), address("d", 4)]
    known = {
        pages[0].url: entry(fine=DAY),
        pages[1].url: entry("unknown", status=403),
        pages[2].url: entry("failed", status=404, failures=2, since=date(2026, 11, 15)),
    }
    assert issue.body(known, pages) == ""


def test_the_issue_tells_each_owner_what_to_do_where() -> None:
    pages = [
        address("close", 14, "account", "billing", replies=("account/close",)),
        address("fees", 20, "billing", languages=("", "ja")),
        address("old", 30, "billing"),
        address("spare", 40),
        address("well", 50, "account"),
    ]
    known = {
        pages[0].url: BROKEN,
        pages[1].url: CHANGED,
        pages[2].url: MOVED,
        pages[3].url: BROKEN,
        pages[4].url: entry(fine=DAY),
    }
    assert (
        issue.body(known, pages)
        == """\
<!-- rolling issue: official pages -->
4 official pages need a look. Replies link to them, so customers may end up nowhere.
Change the line that is named, by pull request; this issue follows by itself and is closed when all\
 is well. Nothing here has to be done in the issue.

## account, billing

### Broken: About close

- Address: <https://www.alibabacloud.com/close>
- Line to change: `snippets/documents.yml:14`, `account/close`
- Found: `answers 404 Not Found`, 3 times in a row since 2026-11-18; last fine 2026-11-15
- To mend it: Look for the page that took its place and put its address on that line. If there is\
 none, remove the document, and with it what the replies claim by it.
- Playbooks: `account/close`, `billing/close`
- Replies: `account/close`

## billing

### Changed: About fees

- Address: <https://www.alibabacloud.com/fees>
- Line to change: `snippets/documents.yml:20`, `account/fees`
- Line to change: `snippets/documents.yml:21`, `account/fees (ja)`
- Found: `the title was "Fees", is "Prices"` since 2026-11-22; last fine 2026-11-15
- To mend it: Read the page. Mend what no longer agrees with it, here and in what is touched, then\
 set `checked:` of the document to today.
- Playbooks: `billing/fees`

### Moved: About old

- Address: <https://www.alibabacloud.com/old>
- Line to change: `snippets/documents.yml:30`, `account/old`
- Found: `moved for good to https://www.alibabacloud.com/new`
- To mend it: Put `https://www.alibabacloud.com/new` on that line, after a look at the page.
- Playbooks: `billing/old`

## Used by no playbook

### Broken: About spare

- Address: <https://www.alibabacloud.com/spare>
- Line to change: `snippets/documents.yml:40`, `account/spare`
- Found: `answers 404 Not Found`, 3 times in a row since 2026-11-18; last fine 2026-11-15
- To mend it: Look for the page that took its place and put its address on that line. If there is\
 none, remove the document, and with it what the replies claim by it.
"""
    )


def test_the_line_is_a_link_where_the_repository_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("REPOSITORY", "https://git.example/a/b")
    page = address("close", 14, "account")
    text = issue.body({page.url: BROKEN}, [page])
    link = "[`snippets/documents.yml:14`](https://git.example/a/b/blob/main/snippets/documents.yml#L14)"
    assert f"- Line to change: {link}, `account/close`\n" in text
    assert "1 official page needs a look." in text


def test_a_page_that_moved_to_a_registered_one_is_to_be_linked_by_that_key() -> None:
    old, new = address("old", 1, "x"), address("new", 5, "x")
    text = issue.body({old.url: MOVED, new.url: entry(fine=DAY)}, [old, new])
    assert "registered as `account/new` already: use that key and remove this one." in text


def test_what_pages_say_is_quoted_and_mentions_nobody() -> None:
    page = address("a", 1, "x")
    text = issue.body({page.url: entry("changed", detail="` @all\n#1 <img>")}, [page])
    assert "- Found: `' @all #1 <img>`" in text


def test_an_issue_is_never_longer_than_one_may_be() -> None:
    pages = [address(f"page-{number}", number, "x") for number in range(1, 400)]
    text = issue.body({page.url: BROKEN for page in pages}, pages)
    assert len(text) < 65_536
    shown = text.count("### Broken")
    assert text.endswith(f"\n\nAnd {399 - shown} more: `make links` prints all of them.\n")


def test_the_same_ledger_makes_the_same_issue() -> None:
    pages = [address(name, line, "x") for line, name in enumerate("abc", 1)]
    known = {page.url: BROKEN for page in pages}
    assert issue.body(known, pages) == issue.body(dict(reversed(known.items())), pages[::-1])


def test_the_table_has_a_line_for_every_address() -> None:
    pages = [address("close", 14, "x"), address("old", 9, "x"), address("new", 120, "x")]
    known = {pages[0].url: BROKEN, pages[1].url: entry(fine=DAY)}
    gone = "answers 404 Not Found; 3 times in a row since 2026-11-18; last fine 2026-11-15"
    assert table(pages, known) == [
        "fine       200  snippets/documents.yml:9    https://www.alibabacloud.com/old",
        "unchecked  -    snippets/documents.yml:120  https://www.alibabacloud.com/new",
        f"broken     404  snippets/documents.yml:14   https://www.alibabacloud.com/close  {gone}",
        "3 addresses: 1 broken, 1 unchecked, 1 fine",
    ]


SCRIPT = ROOT / ".github" / "rolling-issue"
GH = """#!/bin/sh
if [ "$3" = GET ]; then cat "$FOUND"; else echo "$*" >> "$CALLS"; fi
"""


@pytest.mark.parametrize(
    ("found", "text", "call"),
    [
        ("", "", ""),
        ("", "x", "--method POST repos/a/b/issues -f title=Official pages need a look -F body=@"),
        ("7 open\n3 closed\n", "x", "--method PATCH repos/a/b/issues/7 -F body=@"),
        ("7 closed\n", "x", "--method PATCH repos/a/b/issues/7 -F body=@"),
        ("7 open\n", "", "--method PATCH repos/a/b/issues/7 -f state=closed"),
        ("7 closed\n", "", ""),
    ],
)
def test_there_is_one_issue_and_it_is_open_while_something_is_wrong(
    tmp_path: Path, found: str, text: str, call: str
) -> None:
    gh, body, answer, calls = (tmp_path / name for name in ("gh", "body", "found", "calls"))
    gh.write_text(GH, encoding="utf-8")
    gh.chmod(0o755)
    body.write_text(text, encoding="utf-8")
    answer.write_text(found, encoding="utf-8")
    calls.touch()
    path = f"{tmp_path}:{os.environ['PATH']}"
    given = {"PATH": path, "FOUND": str(answer), "CALLS": str(calls), "GITHUB_REPOSITORY": "a/b"}
    done = run(SCRIPT, body, cwd=tmp_path, **given)
    assert (done.returncode, done.stderr) == (0, "")
    said = calls.read_text(encoding="utf-8").splitlines()
    assert len(said) == (1 if call else 0)
    assert all(line.startswith(f"api --silent {call}") for line in said)


def test_the_issue_is_found_by_the_mark_it_is_written_with() -> None:
    [marker] = re.findall(r'^marker="(.*)"$', SCRIPT.read_text(encoding="utf-8"), re.MULTILINE)
    assert marker.replace("${2:-official pages}", "official pages") == issue.MARKER
    assert marker.replace("${2:-official pages}", "reviews") == reviews.MARKER


def test_a_ledger_that_has_to_be_mended_leaves_the_issue_as_it_is(tmp_path: Path) -> None:
    done = run(
        SCRIPT, tmp_path / "none", cwd=tmp_path, GITHUB_REPOSITORY="a/b", PATH="/bin:/usr/bin"
    )
    assert done.returncode == 0
    assert done.stdout.startswith("::warning::The ledger has to be mended")


@pytest.mark.parametrize(
    "stranger",
    [
        "https://evil.example/new",
        "https://www.alibabacIoud.com/new",
        "https://www.alibabacloud.com@evil.example/",
        "https://evil.example/`@team`",
    ],
)
def test_nobody_is_told_to_register_a_strangers_address(stranger: str) -> None:
    page = address("old", 30, "billing")
    text = issue.body({page.url: replace(MOVED, final=stranger)}, [page])
    assert "which is no official host: do not register that" in text
    assert "on that line, after a look" not in text
    assert text.count("`") % 2 == 0
    assert "`@team`" not in text


def test_an_address_cannot_write_into_the_issue() -> None:
    url = "https://www.alibabacloud.com/x>`@team`<!--"
    page = address("old", 30, "billing", url=url)
    text = issue.body({url: MOVED}, [page])
    assert (
        "- Address: <https://www.alibabacloud.com/x%3E%60@team%60%3C!--".removesuffix("%3E") in text
    )
