"""llms.txt and the Markdown twins: what is internal is told apart, and stays where it belongs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.exports.twins import twins
from macros.library.loader import load
from macros.library.model import Library
from tests.support.projects import EXAMPLE


@pytest.fixture(scope="module")
def example() -> Library:
    library, _ = load(EXAMPLE)
    return library


@pytest.fixture(scope="module")
def texts(example: Library) -> dict[str, str]:
    return dict(twins(example))


def test_the_list_names_both_twins_of_every_playbook_in_use(
    example: Library, texts: dict[str, str]
) -> None:
    linked = re.findall(r"\]\(([^)]+)\)", texts["llms.txt"])
    names = [n for n, book in example.playbooks.items() if book.confidence != "archived"]
    expected = {f"{name}{ending}" for name in names for ending in (".md", ".customer.md")}
    assert set(linked) - {"library.json", "library/index.json", "exports/index.json"} == expected
    assert set(texts) - {"llms.txt"} == expected


def test_what_may_leave_holds_nothing_internal(example: Library, texts: dict[str, str]) -> None:
    for name, playbook in example.playbooks.items():
        text = texts.get(f"{name}.customer.md")
        if text is None:
            continue
        internal: list[str] = [check.condition for check in playbook.checks if check.condition]
        internal += [check.look for check in playbook.checks if check.look]
        internal += [one for c in playbook.corrections for one in (c.was, c.now)]
        internal += [playbook.escalation.to] if playbook.escalation else []
        internal += [line for line in playbook.page.body.text.split("\n") if len(line) > 20]
        internal += [*playbook.asks, playbook.page.summary]
        # What is right now may be what a reply says.
        said = " ".join(example.replies[r].base.body.text for r in playbook.replies())
        assert [words for words in internal if words in text and words not in said] == []


def test_the_whole_twin_says_what_is_never_sent(example: Library, texts: dict[str, str]) -> None:
    playbook = example.playbooks["direct-mail/cannot-activate"]
    customer, internal = texts[f"{playbook.name}.md"].split("# Never to the customer")
    assert "# To the customer" in customer
    assert playbook.escalation is not None
    assert playbook.escalation.to not in customer
    assert playbook.escalation.to in internal
    assert all(correction.now in internal for correction in playbook.corrections)
    assert "doc:" not in customer + internal
    assert "{{" not in customer + internal


def test_the_site_has_them_and_keeps_none_offline(site: Path) -> None:
    files = (site / "sw.js").read_text(encoding="utf-8")
    assert (site / "llms.txt").is_file()
    assert (site / "direct-mail" / "cannot-activate.customer.md").is_file()
    assert (site / "exports" / "index.json").is_file()
    assert "llms.txt" not in files
    assert ".md" not in files
    assert "exports/" not in files
    assert "elsewhere/" in files
