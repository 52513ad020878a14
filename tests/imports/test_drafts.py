"""Files of other tools become drafts: what is mapped, what is left to decide."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.__main__ import main
from macros.imports.draft import Drafts, drafts
from macros.imports.read import read
from macros.library.loader import load
from macros.library.model import Library
from tests.elsewhere.library import files, odd
from tests.support.projects import SHOP

HERE = Path(__file__).parent / "files"
FILES = sorted(path.name for path in HERE.iterdir())


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The shop, which says what a customer's name is."""
    folder = tmp_path_factory.mktemp("shop")
    shutil.copytree(SHOP, folder, dirs_exist_ok=True)
    settings = "knows: {customer_name: customer name}\nplaceholders:\n  zendesk:\n"
    settings += "    order_number: ticket.ticket_field_360012\n"
    (folder / "snippets" / "exports.yml").write_text(settings, encoding="utf-8")
    library, _ = load(folder)
    return library


def made(shop: Library, name: str, **columns: str) -> Drafts:
    return drafts(shop, read(HERE / name, columns), "imported")


def bodies(made: Drafts) -> dict[str, str]:
    return {draft.name: draft.bodies.get("en", "") for draft in made.drafts}


def decided(made: Drafts) -> str:
    return "\n".join(words for draft in made.drafts for words in draft.decide)


def test_macros_of_zendesk_lose_frame_tracking_and_tags(shop: Library) -> None:
    found = made(shop, "zendesk.json")
    assert bodies(found) == {
        "delivery/parcel-lost-refund": (
            "We looked into order [[order_number]].\n\n**What to do**\n\n"
            "1. Open the tracking page.\n2. Send us the number.\n\n"
            "- Paid by card: **five days**\n- Else: ten days\n\n"
            "See [the refund page](doc:delivery/refund)."
        ),
        "chat/colour": (
            "Which **colour** do you want? Write to … or look at the page.\n\nWe answer today."
        ),
    }
    assert found.documents.new == {
        "delivery/refund": ("the refund page", "https://www.alibabacloud.com/help/en/shop/refund")
    }
    assert "shop.unknown.example/colours is no official page" in decided(found)
    assert "something of a real person stood in it" in decided(found)
    assert "{% endif %} is a command of the tool" in decided(found)


def test_dynamic_content_brings_its_languages(shop: Library) -> None:
    (draft,) = made(shop, "dynamic-content.csv").drafts
    assert sorted(draft.bodies) == ["en", "es"]
    assert draft.bodies["es"].startswith("Su paquete")


def test_canned_responses_of_freshdesk(shop: Library) -> None:
    assert bodies(made(shop, "freshdesk.json")) == {
        "imported/invoice": (
            "You find the invoice in your account under **Orders**, one for each order."
        )
    }


def test_macros_of_gorgias_say_what_could_not_be_mapped(shop: Library) -> None:
    found = made(shop, "gorgias.json")
    assert list(bodies(found)) == ["imported/order-status"]
    assert list(found.blanks.new) == ["orders_0_name"]
    assert "became the new field orders_0_name" in decided(found)


def test_canned_responses_of_chatwoot_are_markdown_of_a_kind(shop: Library) -> None:
    assert bodies(made(shop, "chatwoot.json")) == {
        "imported/hours": (
            "We answer from Monday to Friday, from nine to five.\n\n- by chat\n- by mail"
        )
    }


def test_forms_of_espanso_bring_their_choices(shop: Library) -> None:
    found = made(shop, "espanso.yml")
    assert bodies(found) == {
        "imported/which-size": (
            "Take size [[size]], or write us if that is too small for you.\n\n"
            "1. Open **Orders**\n2. Choose the size"
        ),
        "imported/day": "It comes on [[when]], between nine and noon at your door.",
    }
    assert found.blanks.new["size"].values == ("S", "M", "L")
    assert found.drafts[0].asks == ("which size do i need",)
    assert [passed.why for passed in found.passed] == ["it is too short for a reply"]


def test_commands_of_text_blaze_are_blanks(shop: Library) -> None:
    ((name, body),) = bodies(made(shop, "text-blaze.json")).items()
    assert name == "imported/send-it-back"
    assert body.startswith("Put the [[thing]] into its box and [[")


def test_fill_ins_of_textexpander_find_fields_by_their_labels(shop: Library) -> None:
    found = made(shop, "textexpander.csv")
    assert bodies(found) == {
        "imported/box": "The box of order [[order_number]] is still with us, [[shop]] shop."
    }
    assert found.blanks.new["shop"].values == ("north", "south")


def test_a_table_says_which_column_is_what_or_is_told(shop: Library) -> None:
    found = made(shop, "table.csv", body="Answer to the customer")
    assert bodies(found) == {
        "imported/gift-card": (
            "Gift cards are sent by mail within an hour; look into the spam folder too."
        )
    }


def test_letters_in_html_keep_lists_and_bold(shop: Library) -> None:
    found = made(shop, "letter.html")
    assert bodies(found) == {
        "imported/broken-zip": (
            "**Send the jacket back**, we mend it *without* charge.\n\n"
            "1. Put it into a box.\n2. Bring it to the post office.\n   - with the form\n\nDays ten"
        )
    }


def test_mails_are_decoded(shop: Library) -> None:
    (draft,) = made(shop, "mail.eml").drafts
    assert draft.title == "Vouchers – how"
    assert draft.bodies["en"] == (
        "Vouchers are good for two years, and one order takes one of them."
    )


def test_notes_tell_letters_in_italics_from_words_for_agents(shop: Library) -> None:
    found = made(shop, "notes.md")
    first, second = found.drafts
    assert first.bodies["en"] == (
        "Please send **one picture** of the box. These are the steps:\n\n"
        "1. **Picture** – of the box.\n2. **Form** – with the order's number.\n\n"
        "More is written here: [Broken parcels](doc:imported/broken)"
    )
    assert first.notes == "Only within two weeks, I think.\n\nIt is three weeks."
    assert (second.bodies, second.title) == ({}, "Can I have the shoe in blue?")


def test_most_of_a_reply_there_is_is_named_and_not_added(shop: Library, tmp_path: Path) -> None:
    text = shop.replies["shop/send-picture"].base.body.text
    own = [{"title": "Picture", "content_html": f"<p>Well then.</p><p>{text}</p>"}]
    (tmp_path / "f.json").write_text(json.dumps(own), encoding="utf-8")
    found = drafts(shop, read(tmp_path / "f.json", {}), "imported")
    assert found.drafts == []
    assert re.fullmatch(r"\d+% of it stands in shop/send-picture: .*", found.passed[0].why)


def test_ones_own_exports_bring_nothing_new(tmp_path: Path) -> None:
    library = odd(tmp_path)
    _, index, folder = files(library, tmp_path)
    for listed in index:
        found = drafts(library, read(folder / listed["file"], {}), "imported")
        assert found.drafts == [], listed["file"]
        assert len(found.passed) >= len(listed["replies"]), listed["file"]


@pytest.mark.parametrize("name", FILES)
def test_drafts_pass_the_check_but_for_what_a_person_decides(tmp_path: Path, name: str) -> None:
    shutil.copytree(SHOP, tmp_path, dirs_exist_ok=True)
    column = ["--column", "body=Answer to the customer"] if name == "table.csv" else []
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.md")}
    command = ["--root", str(tmp_path), "import", str(HERE / name), *column]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0, done.output
    assert re.search(
        r"^\d+ drafts, \d+ new fields, \d+ new documents; \d+ not added$", done.stdout, re.MULTILINE
    )
    wrong = [line for line in done.stdout.splitlines() if re.match(r"[\w/.-]+:\d+: ", line)]
    assert {line.split(": ")[1] for line in wrong} <= {"unwritten"}, wrong
    assert {path: path.read_bytes() for path in before} == before
    again = CliRunner().invoke(main, command)
    assert ("0 drafts, " in again.stdout) == (name != "notes.md"), again.stdout


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("table.csv", "which column is the reply? There are: Topic, Answer to the customer"),
        ("no.csv", "it is empty"),
        ("no.json", "it is no whole JSON"),
        ("no.yml", 'no "matches" in it'),
        ("no.md", "no questions in these notes"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(tmp_path: Path, name: str, words: str) -> None:
    contents = {"no.csv": "\n\n", "no.json": '{"macros": [', "no.yml": "a: b", "no.md": "Words."}
    path = HERE / name if name not in contents else tmp_path / name
    if name in contents:
        path.write_text(contents[name], encoding="utf-8")
    done = CliRunner().invoke(main, ["--root", str(SHOP), "import", str(path)])
    assert (done.exit_code, type(done.exception)) == (1, SystemExit)
    assert f"Error: {path}: {words}" in done.output
