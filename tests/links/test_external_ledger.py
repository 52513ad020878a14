"""What the ledger keeps from one run to the next, and that nothing in it is ever lost."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from macros.library.ledger import Entry, Ledger, read, state, write
from macros.links.external.response import Answer, Hop
from macros.links.external.soft_404 import same_title, says_missing
from macros.links.external.verdict import judge
from macros.links.external.walls import is_wall

URL = "https://www.example.org/help/en/close-account"
DAY = date(2026, 11, 22)
FINE = Answer(status=200, title="Close an account")
MISSING = Answer(status=404)
LATE = Answer(trouble="timeout")


def history(*answers: tuple[int, Answer], checked: date | None = None) -> list[Entry]:
    """What is known after each answer; an answer comes so many days after the first day."""
    entries: list[Entry] = []
    for days, answer in answers:
        before = entries[-1] if entries else None
        entries.append(judge(URL, answer, before, DAY + timedelta(days), checked))
    return entries


def states(*answers: tuple[int, Answer], checked: date | None = None) -> list[str]:
    return [state(entry) for entry in history(*answers, checked=checked)]


def test_what_was_never_tried_is_unchecked() -> None:
    assert state(None) == "unchecked"


def test_three_failures_over_three_days_are_broken() -> None:
    found = states((0, FINE), (7, MISSING), (8, MISSING), (10, MISSING), (11, FINE))
    assert found == ["fine", "failing", "failing", "broken", "fine"]


def test_three_failures_within_three_days_are_not_yet_broken() -> None:
    assert states((0, MISSING), (1, MISSING), (2, MISSING), (3, MISSING))[-2:] == [
        "failing",
        "broken",
    ]


def test_two_failures_are_not_broken_however_long_ago_the_first_was() -> None:
    assert states((0, MISSING), (90, MISSING))[-1] == "failing"


def test_a_good_answer_starts_the_count_anew() -> None:
    *_, last = history((0, MISSING), (3, MISSING), (6, FINE), (9, MISSING))
    assert (last.failures, last.since) == (1, DAY + timedelta(9))
    assert last.fine == DAY + timedelta(6)


@pytest.mark.parametrize("status", [401, 403, 429, 451])
def test_refusals_are_never_broken(status: int) -> None:
    refused = Answer(status=status)
    assert set(states(*((7 * week, refused) for week in range(5)))) == {"unknown"}


@pytest.mark.parametrize("trouble", ["timeout", "unreachable", "cut", "robots", "unclear"])
def test_troubles_of_the_way_there_are_never_broken(trouble: str) -> None:
    answer = Answer(trouble=trouble)
    assert set(states(*((7 * week, answer) for week in range(5)))) == {"unknown"}


@pytest.mark.parametrize("trouble", ["certificate", "loop", "malformed"])
def test_troubles_of_the_page_become_broken(trouble: str) -> None:
    answer = Answer(trouble=trouble)
    assert states((0, answer), (7, answer), (14, answer))[-1] == "broken"


def test_an_answer_that_settles_nothing_neither_counts_nor_forgets() -> None:
    found = history((0, MISSING), (7, LATE), (14, MISSING), (21, MISSING), (28, LATE))
    assert [state(e) for e in found] == ["failing", "unknown", "failing", "broken", "broken"]
    assert [entry.failures for entry in found] == [1, 1, 2, 3, 3]
    assert found[-1].tried == DAY + timedelta(28)


def test_a_page_that_moved_for_good_stays_moved_until_its_address_is_changed() -> None:
    moved = Answer(status=200, hops=(Hop(308, "https://www.example.org/help/en/leave"),))
    found = history((0, moved), (7, LATE), (14, moved))
    assert {state(entry) for entry in found} == {"moved"}
    assert found[-1].final == "https://www.example.org/help/en/leave"
    assert found[-1].fine == DAY + timedelta(14)


def test_a_page_that_moved_and_is_missing_there_fails() -> None:
    moved = Answer(status=404, hops=(Hop(301, "https://www.example.org/help/en/leave"),))
    assert states((0, moved)) == ["failing"]


def test_a_page_that_moved_to_the_home_page_is_changed() -> None:
    moved = Answer(status=200, hops=(Hop(301, "https://www.example.org/en/"),))
    assert history((0, moved))[0].detail == "leads to the home page"
    assert states((0, moved)) == ["changed"]


def test_a_changed_title_is_told_until_a_person_has_looked() -> None:
    other = replace(FINE, title="Delete an account")
    answers = ((0, FINE), (7, other), (14, other))
    assert states(*answers) == ["fine", "changed", "changed"]
    assert states(*answers, checked=DAY) == ["fine", "changed", "changed"]
    looked = DAY + timedelta(7)
    assert states(*answers, checked=looked) == ["fine", "changed", "fine"]
    *_, last = history(*answers, (21, FINE), checked=looked)
    assert last.detail == 'the title was "Delete an account", is "Close an account"'
    assert state(last) == "changed"


def test_a_change_that_was_accepted_stays_accepted() -> None:
    lost = replace(FINE, lost_place=True)
    answers = ((0, FINE), (7, lost), (14, lost), (21, LATE), (28, lost))
    found = states(*answers, checked=DAY + timedelta(8))
    assert found == ["fine", "changed", "fine", "fine", "fine"]


def test_another_change_is_told_again() -> None:
    lost, soft = replace(FINE, lost_place=True), replace(FINE, title="Page not found")
    answers = ((0, FINE), (7, lost), (14, lost), (21, soft))
    assert states(*answers, checked=DAY + timedelta(8)) == ["fine", "changed", "fine", "changed"]


def test_a_site_that_renames_itself_changes_no_page() -> None:
    assert same_title("Fees - Alibaba Cloud", "Fees_Alibaba Cloud Help Center | Alibaba Cloud")
    assert same_title("Ｆｅｅｓ  of domains", "fees of Domains")
    assert not same_title("Fees | Alibaba Cloud", "Prices | Alibaba Cloud")


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "404 Not Found",
        "Error 404 | Example",
        "Not Found",
        "Sorry, the page you visited does not exist",
        "This page isn't available",
        "This page can’t be found",
        "抱歉，页面不存在",
        "未找到您要的页面",
        "ページが見つかりません",
        "페이지를 찾을 수 없습니다",
        "No se ha encontrado la página",
        "Página não encontrada",
        "Page introuvable",
        "Seite nicht gefunden",
        "Страница не найдена",
        "Halaman tidak ditemukan",
    ],
)
def test_titles_that_say_not_found_are_known(title: str) -> None:
    assert says_missing(title)


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Domain not found in the console",
        "Troubleshoot HTTP 404 errors of OSS",
        "Page views are not counted",
        "Identity verification",
        "域名不存在怎么办",
        "Error codes",
    ],
)
def test_titles_of_pages_about_errors_are_pages(title: str) -> None:
    assert not says_missing(title)
    assert not is_wall(title)


ENTRIES: Ledger = {
    f"https://www.example.org/{name}": Entry(
        tried=DAY,
        fine=None,
        status=None,
        outcome="unknown",
        final=None,
        title="标题",
        failures=0,
        since=None,
        detail="did not answer in time",
    )
    for name in ("b", "a")
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "snippets").mkdir()
    return tmp_path


def ledger_file(root: Path) -> Path:
    return root / "snippets" / "ledger.json"


def test_there_need_be_no_ledger(root: Path) -> None:
    assert read(root) == ({}, [])


def test_what_is_written_is_read_again(root: Path) -> None:
    assert write(root, ENTRIES)
    assert read(root) == (ENTRIES, [])
    assert not write(root, ENTRIES)
    assert [path.name for path in (root / "snippets").iterdir()] == ["ledger.json"]


def test_every_address_is_a_block_of_its_own(root: Path) -> None:
    write(root, ENTRIES)
    text = ledger_file(root).read_text(encoding="utf-8")
    assert text.startswith(
        """\
{
  "addresses": {
    "https://www.example.org/a": {
      "detail": "did not answer in time",
      "failures": 0,
      "final": null,
      "fine": null,
      "outcome": "unknown",
      "since": null,
      "status": null,
      "title": "标题",
      "tried": "2026-11-22"
    },
    "https://www.example.org/b": {
"""
    )
    assert text.endswith('  },\n  "schema": 1\n}\n')


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('    "https://www.example.org/b"', "<<<<<<< HEAD", 14, "a merge left this line"),
        ('      "failures": 0,\n', "=======\n", 16, "a merge left this line"),
        ('  "schema": 1\n}\n', "", 25, "perhaps half a file"),
        ('"schema": 1', '"schema": 2', 1, 'a ledger has "schema": 1 and "addresses"'),
        ("example.org/b", "example.org/a", 14, "stands here twice; keep the newer"),
        ('"tried": "2026-11-22"', '"tried": "soon"', 14, "has to be a date like 2026-11-22"),
        ('"tried": "2026-11-22"', '"tried": null', 14, "has to be a date like 2026-11-22"),
        ('"unknown"', '"dead"', 14, "has to be one of fine, failed, unknown, moved, changed"),
        ('"failures": 0', '"failures": -1', 14, "has to be a number from 0"),
        ('"status": null', '"status": true', 14, "has to be a number or null"),
        ('      "since": null,\n', "", 14, "has to have these keys, each once: tried, fine"),
    ],
)
def test_a_ledger_that_is_broken_is_told_with_its_line(
    root: Path, old: str, new: str, line: int, words: str
) -> None:
    write(root, ENTRIES)
    text = ledger_file(root).read_text(encoding="utf-8")
    head, found, tail = text.rpartition(old)
    assert found
    ledger_file(root).write_text(head + new + tail, encoding="utf-8")
    _, problems = read(root)
    assert [(problem.place.line, problem.rule) for problem in problems] == [(line, "bad-ledger")]
    assert words in problems[0].message
    assert str(problems[0]).startswith(f"snippets/ledger.json:{line}: bad-ledger: ")


def test_a_ledger_that_is_no_text_is_told(root: Path) -> None:
    ledger_file(root).write_bytes(b"\xff\xfe")
    assert [str(problem.rule) for problem in read(root)[1]] == ["not-utf8"]


def test_only_what_can_be_read_is_given_of_a_broken_ledger(root: Path) -> None:
    write(root, ENTRIES)
    data = json.loads(ledger_file(root).read_text(encoding="utf-8"))
    data["addresses"]["https://www.example.org/a"]["tried"] = "x"
    ledger_file(root).write_text(json.dumps(data, indent=2), encoding="utf-8")
    entries, problems = read(root)
    assert list(entries) == ["https://www.example.org/b"]
    assert len(problems) == 1
