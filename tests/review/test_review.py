"""A reviewer sees what customers will read: every message that changes, once for each cause."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser

from macros.__main__ import main
from macros.exports.library_json import catalog
from macros.library.loader import load
from macros.library.translations import mark
from macros.review.words import marked
from tests.support.projects import ROOT, SHOP, TODAY, Served, run

Edit = Callable[[str, str, str], None]


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop whose content is committed."""
    folder = tmp_path_factory.mktemp("review") / "shop"
    shutil.copytree(SHOP, folder)
    git = ("git", "-c", "user.name=A", "-c", "user.email=a@example.com")
    for words in (("init", "-q"), ("add", "."), ("commit", "-qm", "The shop")):
        assert run(*git, *words, cwd=folder).returncode == 0
    return folder


@pytest.fixture(scope="module")
def built(shop: Served) -> Path:
    """The shop's site."""
    return shop.folder


@pytest.fixture
def content(committed: Path, tmp_path: Path) -> Path:
    shutil.copytree(committed, tmp_path / "shop")
    return tmp_path / "shop"


@pytest.fixture
def edit(content: Path) -> Edit:
    def edit(path: str, old: str, new: str) -> None:
        text = (content / path).read_text(encoding="utf-8")
        assert old in text
        (content / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def review(content: Path, *words: str, status: int = 0) -> str:
    done = CliRunner().invoke(main, ["--root", str(content), "--today", TODAY, "review", *words])
    assert done.exit_code == status, done.output
    return done.output


def test_nothing_changed_is_said_so(content: Path) -> None:
    assert review(content, "HEAD") == "Customers will read what they read before.\n"


def test_a_word_of_a_frame_is_one_entry_however_many_messages_it_changes(
    content: Path, edit: Edit
) -> None:
    edit("snippets/frame/ticket.md", "Best regards", "Kind regards")
    said = review(content, "HEAD")
    assert said.startswith("2 messages of 2 replies will read differently (en); playbooks: 2.")
    assert "1. frame ticket (en), 2 messages\n    [-Best-]{+Kind+} regards," in said
    assert "2. " not in said


def test_a_reply_is_one_entry_for_all_channels_with_its_playbooks(
    content: Path, edit: Edit
) -> None:
    edit("snippets/shop/wait.md", "is on its way", "has left us")
    edit("snippets/shop/wait.es.md", "tercer día", "cuarto día")
    said = review(content, "HEAD")
    assert "reply shop/wait, 2 messages\n    Order [[order_number]] [-is on its way-]" in said
    assert "[-tercer-]{+cuarto+} día" in said
    assert "In shop/wait (es, chat), shop/wait (es, ticket). Playbooks: shop/parcel-late." in said


@pytest.mark.parametrize(
    ("path", "old", "new", "says"),
    [
        ("snippets/documents.yml", "en/shop/delivery", "en/shop/parcels", "document shop/delivery"),
        ("snippets/fields.yml", "en: customer,", "en: friend,", "default of the blank"),
        ("docs/shop/parcel-late.md", "  - pedido atrasado", "  - late", "- ask: pedido atrasado"),
        (
            "docs/shop/parcel-late.md",
            "reply shop/wait",
            "escalate",
            "+ check: The order is younger",
        ),
        ("docs/shop/parcel-late.md", "validated", "wip", "+ confidence: wip"),
        (
            "docs/shop/parcel-late.md",
            "    then: reply shop/wait",
            "    then: reply shop/wait\n    ask: {en: When did you order?}",
            "new: question of check 1: shop/parcel-late",
        ),
        (
            "docs/shop/parcel-late.md",
            "documents:",
            "corrections:\n  - {date: 2026-11-01, was: It comes, now: It may come}\ndocuments:",
            "+ correction: It comes → It may come",
        ),
    ],
)
def test_whatever_customers_read_and_agents_are_led_by_is_told(
    content: Path, edit: Edit, path: str, old: str, new: str, says: str
) -> None:
    edit(path, old, new)
    assert says in review(content, "HEAD")


def test_what_came_and_what_went_is_whole(content: Path) -> None:
    (content / "snippets/shop/wait.es.md").unlink()
    text = (content / "snippets/shop/wait.md").read_text(encoding="utf-8")
    (content / "snippets/shop/call.md").write_text(text, encoding="utf-8")
    (content / "docs/shop/parcel-broken.md").unlink()
    said = review(content, "HEAD")
    assert "gone: reply shop/wait, 1 message" in said
    assert "new: reply shop/call, 1 message" in said
    assert "shop/parcel-broken\n    - the playbook is gone" in said


def test_two_built_states_compare_like_two_references(
    content: Path, edit: Edit, tmp_path: Path
) -> None:
    for name in ("old", "new"):
        (tmp_path / f"{name}.json").write_text(json.dumps(catalog(load(content)[0])))
        if name == "old":
            edit("snippets/shop/wait.md", "is on its way", "has left us")
    said = review(content, "HEAD")
    assert review(content, str(tmp_path / "old.json"), str(tmp_path / "new.json")) == said


def test_a_fact_shows_every_message_that_it_changes(
    content: Path, edit: Edit, tmp_path: Path
) -> None:
    facts = content / "snippets/facts.yml"
    facts.write_text(
        'shop/days:\n  value: "3"\n  says: How long it takes.\n  document: shop/delivery\n'
    )
    edit("snippets/shop/wait.md", "until the third day", "for [[fact:shop/days]] days")
    edit("snippets/shop/wait.es.md", "hasta el tercer día", "[[fact:shop/days]] días")
    edit("docs/shop/parcel-late.md", "takes three days", "takes [[fact:shop/days]] days")
    before = catalog(load(content)[0])
    assert before["facts"][0]["used_in"] == ["shop/parcel-late", "shop/wait"]
    assert load(content)[0].pages["shop/parcel-late"].body.text.count("takes 3 days") == 1
    (tmp_path / "old.json").write_text(json.dumps(before))
    facts.write_text(facts.read_text().replace('"3"', '"5"'))
    said = review(content, str(tmp_path / "old.json"))
    assert "fact shop/days, 2 messages\n    2. Wait for [-3-]{+5+} days." in said
    assert "fact shop/days, 2 messages\n    2. Espere [-3-]{+5+} días." in said


def test_a_fact_is_no_reason_to_translate_anew(content: Path, edit: Edit) -> None:
    facts = 'shop/days:\n  value: "3"\n  says: How long.\n  document: shop/delivery\n'
    (content / "snippets/facts.yml").write_text(facts)
    edit("snippets/shop/wait.md", "until the third day", "for [[fact:shop/days]] days")
    before = mark(load(content)[0].replies["shop/wait"].base)
    (content / "snippets/facts.yml").write_text(facts.replace('"3"', '"5"'))
    assert mark(load(content)[0].replies["shop/wait"].base) == before


@pytest.mark.parametrize("name", ["nothing", "--upload-pack=x", "no.json", "HEAD:docs"])
def test_a_state_that_is_none_is_one_line(content: Path, name: str) -> None:
    done = review(content, "--", name, status=1)
    assert done.startswith("Error: ")
    assert done.count("\n") == 1


def test_words_of_a_pull_request_are_no_markup(content: Path, edit: Edit, tmp_path: Path) -> None:
    edit("docs/shop/parcel-late.md", "pedido atrasado", "@team <img src=x> [a](https://x.example)")
    edit("snippets/shop/wait.md", "is on its way", "@team <b> https://x.example </pre>")
    file = tmp_path / "review.md"
    review(content, "HEAD", "--markdown", str(file))
    said = file.read_text(encoding="utf-8")
    assert "@" not in said
    assert "://" not in said
    assert "<img" not in said
    assert said.count("</pre>") == said.count("<pre>")
    assert "\n\n\n" not in said.partition("<pre>")[2].partition("</pre>")[0]


def test_the_page_opens_from_disk_loads_nothing_and_marks_words(
    content: Path, edit: Edit, tmp_path: Path, browser: Browser
) -> None:
    edit("snippets/shop/wait.md", "is on its way", "<script>alert(1)</script> has left us")
    file = tmp_path / "review.html"
    review(content, "HEAD", "--page", str(file))
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: pytest.fail(message.text))
    page.goto(file.as_uri())
    assert page.locator("del").inner_text() == "is on its way"
    assert "<script>alert(1)</script> has left us" in page.locator("ins").inner_text()
    assert (
        page.locator("ins").evaluate("e => getComputedStyle(e).textDecorationLine") == "underline"
    )
    assert asked == [file.as_uri()]
    page.close()


def test_the_page_holds_the_pages_that_a_change_concerns(
    content: Path, edit: Edit, tmp_path: Path, built: Path
) -> None:
    edit("snippets/shop/wait.md", "is on its way", "has left us")
    review(content, "HEAD", "--page", str(tmp_path / "review.html"), "--site", str(built))
    page = (tmp_path / "review.html").read_text(encoding="utf-8")
    assert "<summary>A parcel is late (shop/parcel-late)</summary>" in page
    assert "Delivery takes three days" in page
    assert "<script" not in page
    assert "parcel-broken)</summary>" not in page


SCRIPT = ROOT / ".github" / "review-comment"
GH = """#!/bin/sh
echo "$*" >> "$CALLS"
case "$*" in
    *head=ana:fix*) echo "$NUMBER" ;;
    "run download"*) cp "$LIBRARY" "${9}/library.json" 2> /dev/null || exit 1 ;;
    *GET*comments*) echo "$COMMENT" ;;
esac
"""


@pytest.mark.parametrize(
    ("number", "comment", "is_built", "call"),
    [
        ("7", "", True, "api --silent --method POST repos/a/b/issues/7/comments -F body=@"),
        ("7", "12", True, "api --silent --method PATCH repos/a/b/issues/comments/12 -F body=@"),
        ("7", "", False, ""),
        ("", "", True, ""),
    ],
)
def test_one_comment_in_the_pull_request_is_kept_up_to_date(
    content: Path, tmp_path: Path, number: str, comment: str, is_built: bool, call: str
) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "gh").write_text(GH, encoding="utf-8")
    (tmp_path / "bin" / "gh").chmod(0o755)
    (content / ".venv" / "bin").mkdir(parents=True)
    (content / ".venv" / "bin" / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    (content / ".venv" / "bin" / "python").chmod(0o755)
    event = {"id": 5, "head_sha": "c0ffee", "head_branch": "fix"}
    event |= {"head_repository": {"owner": {"login": "ana"}}}
    (tmp_path / "event.json").write_text(json.dumps({"workflow_run": event}))
    if is_built:
        (tmp_path / "library.json").write_text(json.dumps(catalog(load(content)[0])))
    done = run(
        SCRIPT,
        cwd=content,
        PATH=f"{tmp_path / 'bin'}:{os.environ['PATH']}",
        PYTHONPATH=str(ROOT),
        CALLS=str(tmp_path / "calls"),
        NUMBER=number,
        COMMENT=comment,
        LIBRARY=str(tmp_path / "library.json"),
        GITHUB_EVENT_PATH=str(tmp_path / "event.json"),
        GITHUB_REPOSITORY="a/b",
    )
    assert done.returncode == 0, done.stderr
    written = [line for line in (tmp_path / "calls").read_text().splitlines() if "--silent" in line]
    assert [line[: len(call)] for line in written] == ([call] if call else [])


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("wait three days now", "wait five days now", "wait [three>five] days now"),
        ("请等待三天", "请等待五天", "请等待[三>五]天"),
        ("a b c d", "x y z d", "[a b c>x y z] d"),
        ("", "all new", "[>all new]"),
        ("write [[a]] here", "write [[b]] here", "write [[[a]]>[[b]]] here"),
    ],
)
def test_words_are_marked_whole(before: str, after: str, said: str) -> None:
    told = ""
    for side, text in marked(before, after):
        told += {"same": text, "gone": f"[{text}>", "new": f"{text}]"}[side]
    assert told.replace("[>", "[>") == said if before else f"[>{told}" == said
