"""Headings of a page have ids that last, and none takes the place of a part of a card."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.support.projects import macros, small

PARTS = (
    "Escalation",
    "Checks",
    "Replies",
    "Documents",
    "Corrections",
    "Related",
    "Reply shop wait",
)
OTHERS = {
    "常见错误": "常见错误",
    "Ошибки": "ошибки",
    "Días de espera": "días-de-espera",
    "☃": "section",
}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A playbook's page whose prose has headings before and after what the front matter shows."""
    project = small(tmp_path_factory.mktemp("headings"))
    file = project / "docs" / "shop" / "parcel-late.md"
    text = file.read_text(encoding="utf-8")
    above = "".join(f"## {part}\n\nText.\n\n" for part in PARTS)
    below = "".join(f"## {other}\n\nText.\n\n" for other in OTHERS)
    below += "[there](#常见错误) [here](#d%C3%ADas-de-espera)\n"
    text = text.replace("{{ playbook() }}", f"{above}{{{{ playbook() }}}}\n\n{below}")
    file.write_text(text, encoding="utf-8")
    done = macros("site", cwd=project)
    assert done.returncode == 0, done.stdout
    return (project / "site" / "shop" / "parcel-late" / "index.html").read_text(encoding="utf-8")


def test_no_id_stands_twice(page: str) -> None:
    ids = Counter(re.findall(r'<[a-z][^>]* id="([^"]+)"', page))
    assert [id for id, count in ids.items() if count > 1] == []


def test_the_parts_of_the_card_keep_their_ids(page: str) -> None:
    assert '<escalation-note id="escalation"' in page
    assert 'id="section-reply-shop-wait"' in page
    assert 'href="#section-escalation"' in page


@pytest.mark.parametrize("heading", OTHERS)
def test_a_heading_in_any_script_has_an_id_of_its_words(heading: str, page: str) -> None:
    assert f'<h2 id="{OTHERS[heading]}">{heading}' in page


def test_a_heading_of_ascii_keeps_the_id_it_had(page: str) -> None:
    assert '<h2 id="background">Background' in page
