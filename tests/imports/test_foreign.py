"""Forms of files that were found in public repositories, told here with words of our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from macros.imports.draft import Drafts, drafts
from macros.imports.found import UnreadableError
from macros.imports.read import MOST, read
from macros.library.loader import load
from macros.library.model import Library
from tests.support.projects import SHOP

HERE = Path(__file__).parent / "files"
SAYS = "We have your message and write to you again before tomorrow noon."


@pytest.fixture(scope="module")
def shop() -> Library:
    return load(SHOP)[0]


def made(shop: Library, path: Path) -> Drafts:
    return drafts(shop, read(path, {}), "imported")


def titles(found: Drafts) -> list[str]:
    return [draft.title for draft in found.drafts]


COMMENT = {"field": "comment_value", "value": SAYS}
FORMS: dict[str, Any] = {
    "a macro of Zendesk": {"macro": {"title": "T", "actions": [COMMENT]}},
    "macros of Zendesk by name": [{"name": "T", "active": True, "actions": [COMMENT]}],
    "a page of Zendesk": {
        "macros": [
            {"title": "T", "actions": [{"field": "status", "value": "solved"}, COMMENT]},
            {"title": "No words", "actions": [{"field": "group_id", "value": "1"}]},
        ],
        "count": 2,
    },
    "an extension for Zendesk": {"name": "T", "body": f"<p>{SAYS}</p>", "attachments": []},
    "a folder of Freshdesk": {"name": "F", "responses": [{"title": "T", "content_html": SAYS}]},
    "a list of Freshdesk": [{"id": 1, "title": "T", "content": SAYS, "content_html": SAYS}],
    "Freshservice": {"canned_responses": [{"title": "T", "body": SAYS, "subject": "S"}]},
    "a page of Gorgias": {
        "data": [
            {
                "name": "T",
                "actions": [
                    {"name": "setResponseText", "arguments": {"body_html": f"<div>{SAYS}</div>"}},
                    {"name": "addTags", "arguments": {"tags": "a, b"}},
                ],
                "archived_datetime": None,
            }
        ],
        "meta": {"next_cursor": None},
    },
    "Chatwoot": [{"id": 1, "short_code": "T", "content": SAYS, "account_id": 1}],
    "what Chatwoot suggests": {"suggestions": [{"short_code": "T", "content": SAYS}]},
    "a list of Text Blaze": [{"shortcut": "T", "snippet": SAYS}],
    "Magical": {"expansions": [{"trigger": "T", "expansion": SAYS}]},
    "a backup of snippets": {"format": "x", "snippets": [{"shortcut": "T", "content": SAYS}]},
    "Raycast without a keyword": [{"name": "T", "text": SAYS}],
    "replies by title": {"replies": [{"title": "T", "text": SAYS, "type": "text"}]},
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_its_reply_under_its_title(
    shop: Library, tmp_path: Path, form: str
) -> None:
    path = tmp_path / "export.json"
    path.write_text(json.dumps(FORMS[form]), encoding="utf-8")
    found = made(shop, path)
    assert titles(found) == ["T"]
    assert found.drafts[0].bodies["en"] == SAYS


@pytest.mark.parametrize(
    "macro",
    [
        {"title": "T", "active": False, "actions": [{"field": "comment_value", "value": SAYS}]},
        {
            "name": "T",
            "archived_datetime": "2026-01-01",
            "actions": [{"name": "setResponseText", "arguments": {"body_text": SAYS}}],
        },
    ],
)
def test_what_nobody_uses_there_any_more_is_named_instead_of_added(
    shop: Library, tmp_path: Path, macro: dict[str, Any]
) -> None:
    path = tmp_path / "export.json"
    path.write_text(json.dumps([macro]), encoding="utf-8")
    found = made(shop, path)
    assert titles(found) == []
    assert [one.why.partition(" ")[2].split()[-1] for one in found.passed] == ["there"]


def test_textexpander_may_add_labels_and_write_quotes_as_programmers_do(shop: Library) -> None:
    found = made(shop, HERE / "labels.csv")
    assert titles(found) == ["The box is late", "The bag, tomorrow"]
    assert found.drafts[0].bodies["en"].startswith("The box of order [[")


def test_a_group_of_textexpander_leaves_its_scripts_out(shop: Library) -> None:
    found = made(shop, HERE / "group.textexpander")
    assert titles(found) == ["The parcel is late"]
    assert found.drafts[0].product == "orders"
    assert found.drafts[0].bodies["en"] == (
        "Your parcel [[order_number]] is late; we ask the carrier & write again."
    )


@pytest.mark.parametrize(
    "text",
    [
        "<?xml version='1.0'?><!DOCTYPE plist [<!ENTITY a 'b'>]><plist><dict/></plist>",
        "<plist version='1.0'><array>" * 500,
        "<plist version='1.0'><dict><key>snippetsTE2</key><string>x</string></dict></plist>",
        "<plist version='1.0'><dict><key>a</key></dict></plist>",
        "<plist version='1.0'></plist>",
    ],
)
def test_an_odd_property_list_is_refused_in_words(tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.textexpander"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableError):
        read(path, {})


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("gbk", "退款,您好，您的退款已经处理完成，请您稍等三到五个工作日。"),
        ("shift_jis", "返金,お客様のご返金は処理されました。しばらくお待ちください。"),
        ("koi8-r", "возврат,Ваш возврат обработан и придёт к вам через несколько дней."),
    ],
)
def test_an_encoding_that_cannot_be_told_is_no_reply_of_odd_letters(
    tmp_path: Path, encoding: str, words: str
) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(f"title,body\n{words}\n".encode(encoding))
    with pytest.raises(UnreadableError, match="save it as UTF-8"):
        read(path, {})


def test_letters_of_the_west_are_read_as_windows_saves_them(shop: Library, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    said = "Für die Rückgabe öffnen Sie bitte Ihr Konto und wählen die Größe."
    path.write_bytes(f"title,body\nRückgabe,{said}\n".encode("cp1252"))
    assert made(shop, path).drafts[0].bodies["en"] == said


def test_more_replies_than_anybody_decides_on_are_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    rows = "".join(f'"Title {number}","{SAYS} {number}"\n' for number in range(MOST + 1))
    path.write_text(f"title,body\n{rows}", encoding="utf-8")
    with pytest.raises(UnreadableError, match="5,001 replies; 5,000 are read at once"):
        read(path, {})


def test_a_formula_of_a_table_is_words_and_its_guard_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(
        f"title,body\n=cmd|' /C calc'!A1,\"{SAYS}\"\n"
        f"'=HYPERLINK(1),\"'+1 {SAYS.lower()} It is so.\"\n",
        encoding="utf-8",
    )
    found = read(path, {})
    assert [one.title for one in found] == ["=cmd|' /C calc'!A1", "=HYPERLINK(1)"]
    assert found[1].body.startswith("+1 ")


def test_html_brings_no_script_and_nothing_that_runs(shop: Library, tmp_path: Path) -> None:
    odd = (
        "<script>steal()</script><style>p{}</style><p onclick=run()>"
        f"{SAYS}</p><iframe src=//evil.example></iframe><img src=x onerror=run()>"
        "<a href='javascript:run()'>here</a><svg onload=run()>"
    )
    path = tmp_path / "export.json"
    path.write_text(json.dumps([{"title": "T", "content_html": odd}]), encoding="utf-8")
    (draft,) = made(shop, path).drafts
    for word in ("script", "steal", "run()", "onclick", "iframe", "svg", "<", "evil"):
        assert word not in draft.bodies["en"]
    assert draft.bodies["en"].startswith(SAYS)
