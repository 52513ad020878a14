"""What the search knows of a page."""

from __future__ import annotations

import pytest

from macros.library.loader import load
from macros.search.records import Record, records
from tests.support.projects import EXAMPLE


@pytest.fixture(scope="module")
def found() -> dict[str, Record]:
    return {record.url: record for record in records(load(EXAMPLE)[0])}


def words(record: Record) -> str:
    sections = [" ".join((s.id, s.heading, *s.texts)) for s in record.sections]
    return " ".join((record.title, *record.texts, *record.more, *sections))


@pytest.mark.parametrize(
    "said",
    [
        "Direct Mail cannot be activated",  # title
        "Your account has security risk, can not open service",  # ask
        "The error names a security risk",  # condition
        "Escalate to",  # internal
        "Was said:",  # a correction
        "reply-direct-mail-verify-identity Finish identity verification, then activate",
        "Verificación",  # another language
        "身份验证",
        "account UID",  # the label of a blank
    ],
)
def test_a_playbook_is_found_by_whatever_is_read_there(found: dict[str, Record], said: str) -> None:
    assert said.lower() in words(found["direct-mail/cannot-activate/"]).lower()


def test_nothing_of_markdown_is_found(found: dict[str, Record]) -> None:
    for record in found.values():
        if not record.url.startswith("contributing/"):
            assert not {"{{", "](", "**", "[["} & {
                s for s in ("{{", "](", "**", "[[") if s in words(record)
            }


def test_headings_are_found_at_their_ids(found: dict[str, Record]) -> None:
    sections = found["account/risk-control-kyc/"].sections
    assert "Background" in [one.heading for one in sections if one.id == "background"]


def test_a_page_may_ask_to_be_left_out_or_to_count_less(found: dict[str, Record]) -> None:
    assert "keys/" not in found
    assert found["documents/"].boost == 0.3
    assert found["direct-mail/"].boost == 1
