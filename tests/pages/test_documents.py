"""The Documents page, and the marks where an official page is no longer what it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.support.projects import macros, small

pytestmark = pytest.mark.slow

URL = "https://www.alibabacloud.com/help/en/shop/delivery"
FINE = {
    "detail": "",
    "failures": 0,
    "final": None,
    "fine": "2026-11-20",
    "outcome": "fine",
    "since": None,
    "status": 200,
    "title": "Delivery",
    "tried": "2026-11-20",
}
BROKEN = FINE | {
    "detail": "answers 404",
    "failures": 3,
    "outcome": "failed",
    "since": "2026-11-14",
    "status": 404,
}
CHANGED = FINE | {"detail": 'the title was "Delivery", is "<b>Sale</b>"', "outcome": "changed"}


def built(folder: Path, entry: dict[str, object] | None) -> Path:
    """The small site, its one document being as `entry` of the ledger says."""
    root = small(folder)
    if entry:
        ledger = {"schema": 1, "addresses": {URL: entry}}
        (root / "snippets" / "ledger.json").write_text(json.dumps(ledger), encoding="utf-8")
    page = "---\ntitle: Documents\n---\n\n{{ documents() }}\n"
    (root / "docs" / "documents.md").write_text(page, encoding="utf-8")
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('"index.md", ', '"index.md", "documents.md", '))
    done = macros("site", cwd=root)
    assert done.returncode == 0, done.stdout
    return root / "site"


def seen(page: Path, selector: str) -> list[str]:
    """The texts of the elements that match, white space collapsed."""
    nodes: list[LexborNode] = LexborHTMLParser(page.read_bytes()).css(selector)
    return [" ".join(node.text().split()) for node in nodes]


def test_the_documents_page_says_how_each_is_and_who_relies_on_it(tmp_path: Path) -> None:
    page = built(tmp_path, FINE) / "documents" / "index.html"
    (text,) = seen(page, ".documents li")
    assert text.startswith("Delivery Fine tried 20 November 2026 ·")
    assert "Used in " in text
    assert "reply Wait " in text
    links = LexborHTMLParser(page.read_bytes()).css(".documents li .dim a")
    assert "../shop/parcel-late/" in {link.attributes["href"] for link in links}


@pytest.mark.parametrize(
    ("entry", "state", "said"),
    [
        (BROKEN, "Broken", "is broken: answers 404"),
        (CHANGED, "Changed", 'has changed: the title was "Delivery", is "<b>Sale</b>"'),
    ],
)
def test_a_document_to_look_at_comes_first_and_is_marked_wherever_it_is_used(
    tmp_path: Path, entry: dict[str, object], state: str, said: str
) -> None:
    site = built(tmp_path, entry)
    documents = site / "documents" / "index.html"
    assert seen(documents, "h2[id]")[0].startswith("To look at")
    assert state in seen(documents, ".documents li")[0]
    playbook = site / "shop" / "parcel-late" / "index.html"
    notice = f"Look before you rely on it: Delivery {said}."
    assert seen(playbook, ".playbook__head .notice") == [notice]
    assert seen(playbook, "reply-card .notice") == [notice]
    assert seen(playbook, ".reply__message .notice") == []


@pytest.mark.parametrize("entry", [None, FINE, BROKEN | {"since": "2026-11-19"}])
def test_nothing_is_marked_while_a_document_is_fine_untried_or_failing_for_a_day_only(
    tmp_path: Path, entry: dict[str, object] | None
) -> None:
    site = built(tmp_path, entry)
    assert seen(site / "shop" / "parcel-late" / "index.html", ".notice") == []
