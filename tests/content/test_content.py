"""What is asked of the real content, told as the lines that a writer has to mend."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from macros.links.internal.broken import broken
from macros.links.internal.built_site import Site
from tests.support.projects import OF_A_REPOSITORY, ROOT, macros

SCHEMA = ROOT / "macros" / "exports" / "library.schema.json"
KILOBYTES = 1024
MOST = 60 * KILOBYTES


@pytest.mark.parametrize("days", [0, 366], ids=["today", "in a year"])
def test_the_content_has_no_problem(days: int) -> None:
    day = date.today() + timedelta(days=days)
    done = macros("--root", ROOT, "check", cwd=ROOT, TODAY=day.isoformat())
    if done.returncode:
        problems = [line for line in done.stdout.splitlines() if ": warning: " not in line]
        pytest.fail("\n".join(problems) + done.stderr, pytrace=False)


def test_every_playbook_page_stays_under_sixty_kilobytes(content: Path) -> None:
    pages = [page for page in content.glob("*/*/index.html") if "reply-card" in page.read_text()]
    assert len(pages) >= 41
    most = MOST if "/edit/main/docs/" in pages[0].read_text() else MOST - OF_A_REPOSITORY
    large = [
        f"{page.relative_to(content)}: {page.stat().st_size} bytes, at most {most}"
        for page in pages
        if page.stat().st_size > most
    ]
    if large:
        pytest.fail("\n".join(large), pytrace=False)


def test_the_library_fits_its_schema(library: dict[str, Any]) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.validate(library, schema, cls=jsonschema.Draft202012Validator)


def test_no_link_of_the_built_site_is_broken(content: Path) -> None:
    assert broken(Site(content), "http://127.0.0.1/") == []


def test_the_six_questions_of_the_answer_sheet_are_playbooks(library: dict[str, Any]) -> None:
    names = {playbook["name"] for playbook in library["playbooks"]}
    assert names >= {
        "domain/register-com",
        "domain/transfer-china-to-intl",
        "direct-mail/cannot-activate",
        "direct-mail/configure-domain",
        "alimail/configure-domain",
        "partner/become-distributor",
    }


@pytest.mark.parametrize(
    ("name", "withdrawn"),
    [
        ("domain/register-com", "real-name"),
        ("direct-mail/cannot-activate", "Paytm"),
        ("direct-mail/configure-domain", "CNAME"),
    ],
)
def test_what_the_reviewer_and_newer_pages_withdrew_is_on_record(
    library: dict[str, Any], name: str, withdrawn: str
) -> None:
    playbook = next(book for book in library["playbooks"] if book["name"] == name)
    kept = [c for c in playbook["corrections"] if c["never_say"] and c["example"]]
    assert any(withdrawn in c["was"] + c["example"] for c in kept)


def test_the_way_round_between_the_sites_has_to_be_told(library: dict[str, Any]) -> None:
    playbook = next(b for b in library["playbooks"] if b["name"] == "domain/transfer-china-to-intl")
    assert any(correction["must_say"] for correction in playbook["corrections"])
