"""Pages are judged as a person would: walls, languages, titles, and a host that turns at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from macros.library.ledger import Entry
from macros.links.external.response import Answer, Hop
from macros.links.external.soft_404 import same_title
from macros.links.external.verdict import TOGETHER, at_once, judge
from macros.links.external.walls import is_wall

DAY, WEEK_AGO = date(2026, 11, 22), date(2026, 11, 15)
SITE = "https://www.alibabacloud.com"


def host(
    turned: int, well: int, outcome: str = "failed"
) -> tuple[dict[str, Entry], dict[str, Entry]]:
    """What is known now and was known before of a host's pages, all of which were fine."""
    was = Entry(WEEK_AGO, WEEK_AGO, 200, "fine", None, "Title", 0, None, "")
    urls = [f"{SITE}/{number}" for number in range(turned + well)]
    is_now = replace(was, tried=DAY, outcome=outcome, failures=1, detail="answers 404 Not Found")
    now = {url: is_now if number < turned else was for number, url in enumerate(urls)}
    return now, dict.fromkeys(urls, was)


@pytest.mark.parametrize("outcome", ["failed", "changed"])
def test_most_pages_of_a_host_that_turn_at_once_are_unknown(outcome: str) -> None:
    now, before = host(6, 4, outcome)
    together = at_once(now, before, DAY)
    assert len(together) == 6
    assert {entry.outcome for entry in together.values()} == {"unknown"}
    assert {entry.detail for entry in together.values()} == {TOGETHER}
    assert {entry.fine for entry in together.values()} == {WEEK_AGO}


@pytest.mark.parametrize(("turned", "well"), [(2, 0), (4, 4), (1, 9), (0, 5)])
def test_a_few_pages_of_a_host_may_turn_by_themselves(turned: int, well: int) -> None:
    assert at_once(*host(turned, well), DAY) == {}


def test_pages_that_are_still_away_the_next_time_have_failed() -> None:
    now, before = host(6, 0)
    again = {url: replace(entry, outcome="unknown") for url, entry in before.items()}
    assert at_once(now, again, DAY) == {}


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("/help/x", "/help/zh/x", "fine"),
        ("/help/en/y", "/help/zh-CN/y", "fine"),
        ("/help/en/y", "/help/pt_br/y/", "fine"),
        ("/help/y?lang=en", "/help/y?lang=zh", "fine"),
        ("/help/en/y", "/help/zh/z", "moved"),
        ("/help/en/ecs", "/help/en/oss", "moved"),
        ("/help/y?id=1", "/help/y?id=2", "moved"),
        ("/help/en/y#a", "/help/zh/y#b", "moved"),
    ],
)
def test_a_redirect_that_only_changes_the_language_is_no_move(
    one: str, other: str, outcome: str
) -> None:
    answer = Answer(200, hops=(Hop(301, f"{SITE}{other}"),))
    assert judge(f"{SITE}{one}", answer, None, DAY).outcome == outcome


def test_a_host_of_a_language_is_the_same_site() -> None:
    answer = Answer(200, hops=(Hop(301, "https://jp.alibabacloud.com/help/x"),))
    assert judge(f"{SITE}/help/x", answer, None, DAY).outcome == "fine"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Fees - Alibaba Cloud", "计费 - 阿里云", True),
        ("Fees", "Fees - Alibaba Cloud Documentation Center", True),
        ("Fees - Domain Names - Alibaba Cloud", "Fees - Alibaba Cloud", True),
        ("Fees - Help Center", "Fees | Alibaba Cloud", True),
        ("Fees", "Комиссии", True),
        ("Fees", "Prices", False),
        ("Fees - Domain Names - Alibaba Cloud", "Renewal - Domain Names - Alibaba Cloud", False),
        ("计费 - 阿里云", "续费 - 阿里云", False),
    ],
)
def test_titles_that_differ_by_site_or_language_are_the_same(
    one: str, other: str, same: bool
) -> None:
    assert same_title(one, other) is same
    assert same_title(other, one) is same


WALLS = """
Request Rejected
Captcha Interception
安全验证
Please enable JavaScript
Waiting Room
Before you continue to the site
You’ve been blocked
Sorry, you have been blocked
访问受限
Access Denied | example.com
Security Check
Pardon Our Interruption
Checking your browser before accessing
403 Forbidden
Just a moment...
"""
PAGES = """
Configure CAPTCHA for a domain name
Block an IP address
Blocked domain names
Enable HTTPS
身份验证
Request an invoice
Check the security of an instance
Why is my request rejected by WAF?
Maintenance windows
Queue - Alibaba Cloud
"""


@pytest.mark.parametrize("title", WALLS.strip().splitlines())
def test_a_title_of_a_wall_is_one(title: str) -> None:
    assert is_wall(title)


@pytest.mark.parametrize("title", PAGES.strip().splitlines())
def test_a_title_of_a_page_is_no_wall(title: str) -> None:
    assert not is_wall(title)


def test_a_page_that_has_been_called_like_a_wall_all_along_is_none() -> None:
    before = Entry(WEEK_AGO, WEEK_AGO, 200, "fine", None, "Security check", 0, None, "")
    answer = Answer(200, title="Security check")
    assert judge(f"{SITE}/x", answer, before, DAY).outcome == "fine"
    assert judge(f"{SITE}/x", answer, None, DAY).outcome == "unknown"
