"""What is due is told to its owner in time; the health page and its data say the same."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest
from playwright.sync_api import Page

from macros.exports.codeowners import codeowners
from macros.health.measure import FIGURES, health
from macros.health.reviews import MARKER, issue, reviews
from macros.library.ledger import Entry
from macros.library.loader import load
from macros.library.model import Library
from tests.support.projects import EXAMPLE, SHOP, Served

OWNERS = """\
shop:
  title: The shop
  contact: '@team/shop'
post:
  title: The post
  contact: '@team/post'
"""
REVIEWED = date(2026, 11, 1)  # of both playbooks, each for 90 days: due on 30 January
DUE = date(2027, 1, 30)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SHOP, tmp_path / "shop")
    (tmp_path / "shop/snippets/owners.yml").write_text(OWNERS, encoding="utf-8")
    page = tmp_path / "shop/docs/shop/parcel-broken.md"
    page.write_text(page.read_text().replace("owner: shop", "owner: post"), encoding="utf-8")
    return tmp_path / "shop"


def library(folder: Path) -> Library:
    return load(folder)[0]


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2027, 1, 15), []),
        (date(2027, 1, 16), ["shop/parcel-broken", "shop/parcel-late"]),
        (date(2027, 3, 1), ["shop/parcel-broken", "shop/parcel-late"]),
    ],
)
def test_a_review_is_announced_two_weeks_before(folder: Path, day: date, due: list[str]) -> None:
    found = reviews(library(folder), day)
    assert [review.playbook.name for review in found] == due
    assert {review.due for review in found} <= {DUE}


def test_the_issue_tells_each_owner_what_is_due(folder: Path) -> None:
    said = issue(library(folder), date(2027, 2, 1))
    assert said.startswith(MARKER)
    post, shop = said.split("## ")[1:]
    assert post.startswith("The post (@team/post)\n\n- `shop/parcel-broken`: 2 days overdue")
    assert shop.startswith("The shop (@team/shop)\n\n- `shop/parcel-late`: 2 days overdue")
    assert "make reviewed NAME=" in said
    assert "due 2027-01-30" in issue(library(folder), date(2027, 1, 20))
    assert issue(library(folder), REVIEWED) == ""


def test_a_page_that_has_changed_asks_for_a_review_of_all_that_relies_on_it(folder: Path) -> None:
    known = library(folder)
    url = str(known.documents["shop/delivery"].url)
    entry = Entry(REVIEWED, REVIEWED, 200, "changed", None, "Fees", 0, REVIEWED, "another title")
    known = replace(known, ledger=MappingProxyType({url: entry}))
    assert [review.playbook.name for review in reviews(known, REVIEWED)] == ["shop/parcel-late"]
    assert "changed since: `shop/delivery`" in issue(known, REVIEWED)


def test_a_translation_older_than_its_english_is_told(folder: Path) -> None:
    file = folder / "snippets/shop/wait.es.md"
    file.write_text(file.read_text().replace("---\n\n", "of: 0123456789ab\n---\n\n", 1))
    said = issue(library(folder), REVIEWED)
    assert "## Translations older than their English\n\n- `shop/wait` (es)" in said
    data = health(library(folder), folder, REVIEWED)
    assert data["languages"]["es"] == {"current": 0, "older": 1, "missing": ["shop/send-picture"]}


def test_health_counts_what_is_there(folder: Path) -> None:
    (folder / "snippets/shop/lost.md").write_text((folder / "snippets/shop/wait.md").read_text())
    page = folder / "docs/shop/parcel-broken.md"
    page.write_text(
        page.read_text().replace("checks:", "checks:\n  - {if: A, look: B, then: reply shop/wait}")
    )
    figures = folder / FIGURES
    figures.parent.mkdir(parents=True)
    figures.write_text(
        json.dumps({"real": {"real": {"shop/parcel-late": [9, 4, 6, 0], "gone/x": [2, 0, 0, 0]}}})
    )
    data = health(library(folder), folder, date(2027, 2, 1))
    [product] = data["products"]
    assert (product["playbooks"], product["overdue"], product["replies"]) == (2, 2, 2)
    assert product["confidence"]["validated"] == product["confidence"]["not-validated"] == 1
    assert product["languages"] == {"en": 2, "es": 1}
    assert data["replies"]["unused"] == ["shop/lost"]
    assert data["replies"]["several"] == {"shop/wait": ["shop/parcel-broken", "shop/parcel-late"]}
    assert data["missed"] == [{"playbook": "shop/parcel-late", "tickets": 9, "missed": 3}]
    assert data["documents"]["states"]["unchecked"] == 1
    assert [review["days"] for review in data["reviews"]] == [-2, -2]
    assert data["silent"] == []


def test_an_escalation_without_a_word_for_the_customer_is_counted(folder: Path) -> None:
    page = folder / "docs/shop/parcel-late.md"
    silent = "silent: The carrier writes to the customer itself.,"
    assert silent in page.read_text()
    page.write_text(page.read_text().replace(silent, ""))
    data = health(library(folder), folder, REVIEWED)
    assert data["silent"] == [{"playbook": "shop/parcel-late", "check": 3}]


@pytest.mark.parametrize("text", ["", "[]", '{"real": 1}', '{"real": {"real": {"a/b": [1]}}}'])
def test_figures_that_say_nothing_are_passed_over(folder: Path, text: str) -> None:
    (folder / FIGURES).parent.mkdir(parents=True)
    (folder / FIGURES).write_text(text)
    assert health(library(folder), folder, REVIEWED)["missed"] == []


def test_code_owners_are_made_from_the_owners_of_playbooks(folder: Path) -> None:
    lines = [line.split() for line in codeowners(library(folder)).splitlines() if line]
    owners = {line[0]: line[1] for line in lines if not line[0].startswith("#")}
    assert owners["/docs/shop/"] == owners["/snippets/shop/"] == "@team/post"
    assert owners["/docs/shop/parcel-late.md"] == "@team/shop"
    assert list(owners).index("/docs/shop/") < list(owners).index("/docs/shop/parcel-late.md")
    assert owners["/macros/"] == "@support-playbooks/maintainers"


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_health_page_reads_without_colour_and_without_scripts_of_its_own(
    served: Served, page: Page, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{served.url}health/")
    data = json.loads((served.folder / "health.json").read_text(encoding="utf-8"))
    charts = page.locator(".figures").get_by_role("img")
    assert charts.count() == len(data["products"])
    first = data["products"][0]
    said = f"{first['title']}: {first['confidence']['validated']} of {first['playbooks']} validated"
    assert charts.first.get_attribute("aria-label") == said
    fills = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll(".chart rect")].map(
            (bar) => [bar.getAttribute("class"), getComputedStyle(bar).fill]))"""
    )
    assert len(set(fills.values())) == len(fills)
    assert "#hatched" in fills["chart__not-validated"]
    bar = page.locator(".chart rect").first.bounding_box()
    assert bar
    assert bar["width"] > 1
    assert (
        page.locator("[style]").locator("xpath=ancestor-or-self::*[@class='health']").count() == 0
    )


@pytest.mark.browser
def test_a_key_is_marked_with_one_click_and_leads_to_who_uses_it(
    served: Served, page: Page
) -> None:
    page.goto(f"{served.url}keys/")
    key = page.locator("code.key", has_text="doc:").first
    key.click()
    assert page.evaluate("getSelection().toString()") == key.inner_text()
    known = load(EXAMPLE)[0]
    typed = set(page.locator("code.key").all_inner_texts())
    assert {f"reply {name}" for name in known.replies} <= typed
    assert {f"doc:{name}" for name in known.documents} <= typed
    assert {f"[[{name}]]" for name in known.fields} <= typed
    page.locator("dd a").first.click()
    page.locator(".playbook").first.wait_for()
