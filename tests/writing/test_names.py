"""New, rename, retire, reviewed: each does the whole of a thing, and the check agrees."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from click.testing import Result

Does: TypeAlias = Callable[..., Result]


def text(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


def content(root: Path) -> list[Path]:
    """Every file that people wrote."""
    found = [*(root / "docs").rglob("*"), *(root / "snippets").rglob("*")]
    return sorted(path for path in found if path.is_file())


def rules(does: Does) -> list[str]:
    """What the check complains of, by rule."""
    lines = does("check").output.splitlines()
    return sorted(line.split(": ")[1] for line in lines if ": warning: " not in line)


def test_a_new_playbook_wants_its_own_words_alone(shop: Path, does: Does) -> None:
    done = does("new", "playbook", "shop/wrong-colour")
    assert done.output.startswith("docs/shop/wrong-colour.md: fill it in")
    assert "owner: shop" in text(shop, "docs/shop/wrong-colour.md")
    assert rules(does) == ["unwritten"] * 3
    does("fix")
    assert "hint:" not in text(shop, "docs/shop/wrong-colour.md")
    assert rules(does) == ["unwritten"] * 3


def test_what_is_like_a_new_thing_is_named_first(does: Does) -> None:
    assert does("new", "playbook", "shop/parcels-lost").output.startswith("shop/parcel-")
    assert does("new", "reply", "shop/waiting-three-days").output.startswith("shop/wait: ")
    assert "already" not in does("new", "reply", "shop/money-back").output


def test_a_new_product_is_listed_once_it_is_filled_in(does: Does) -> None:
    assert "docs/toys/index.md" in does("new", "product", "toys").output
    assert rules(does) == ["unwritten"]
    assert does("new", "playbook", "toys/box-empty").exit_code == 0
    for name in ("frame", "Toys", "../toys", "toys"):
        assert does("new", "product", name).exit_code == 1
    assert does("new", "playbook", "cars/box-empty").output.endswith("new product cars\n")


def test_a_new_translation_says_what_its_language_needs(shop: Path, does: Does) -> None:
    done = does("new", "translation", "shop/wait", "de")
    assert "snippets/frame/chat.de.md: is missing" in done.output
    assert "order_number needs its label in de" in done.output
    assert "customer_name needs its label and default in de" in done.output
    assert "Order **[[order_number]]** is on its way." in text(shop, "snippets/shop/wait.de.md")
    assert "unwritten" in rules(does)
    for name, language in (("shop/wait", "es"), ("shop/wait", "en"), ("shop/wate", "de")):
        assert does("new", "translation", name, language).exit_code == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("shop/parcel-late", "shop/parcel-delayed"),
        ("shop/parcel-broken", "shop/came-in-pieces"),
        ("shop/wait", "shop/be-patient"),
        ("shop/delivery", "shop/how-we-deliver"),
        ("order_number", "order_no"),
    ],
)
def test_a_rename_leaves_nothing_behind(shop: Path, does: Does, old: str, new: str) -> None:
    assert rules(does) == []
    done = does("rename", old, new)
    assert done.exit_code == 0, done.output
    assert rules(does) == []
    left = [
        (path.name, line)
        for path in content(shop)
        for line in path.read_text(encoding="utf-8").splitlines()
        if old in line and "moved_from" not in line and "://" not in line
    ]
    assert left == []


def test_a_renamed_playbook_keeps_its_address_its_asks_and_its_links(
    shop: Path, does: Does
) -> None:
    (shop / "snippets/asks/shop").mkdir(parents=True)
    (shop / "snippets/asks/shop/parcel-late.txt").write_text("my box is not here yet\n")
    (shop / "snippets/published.txt").write_text("shop/parcel-broken\nshop/parcel-late\n")
    page = shop / "docs/shop/parcel-late.md"
    page.write_text(page.read_text() + "\nSee [broken](parcel-broken.md#checks).\n")
    other = shop / "docs/shop/parcel-broken.md"
    other.write_text(other.read_text() + "\nSee [late](parcel-late.md).\n")
    does("new", "product", "post")
    done = does("rename", "shop/parcel-late", "post/late")
    assert done.exit_code == 0, done.output
    assert "moved_from: [shop/parcel-late]" in text(shop, "docs/post/late.md")
    assert "[broken](../shop/parcel-broken.md#checks)" in text(shop, "docs/post/late.md")
    assert "[late](../post/late.md)" in text(shop, "docs/shop/parcel-broken.md")
    assert (shop / "snippets/asks/post/late.txt").is_file()
    assert "post/late" in text(shop, "snippets/published.txt").splitlines()
    assert "shop/parcel-late" in text(shop, "snippets/published.txt").splitlines()
    assert rules(does) == ["unwritten"]  # the new product's sentence


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("shop/parcel-lat", "shop/x"), 'did you mean "shop/parcel-late"?'),
        (("shop/wait", "shop/send-picture"), 'there is a reply "shop/send-picture" already'),
        (("shop/wait", "Wait"), '"Wait" is no name of a reply'),
        (("shop/parcel-late", "toys/late"), 'there is no product "toys" yet'),
        (("order_number", "order-number"), "write small_letters"),
    ],
)
def test_a_rename_that_cannot_be_is_one_line_and_touches_nothing(
    shop: Path, does: Does, words: tuple[str, str], says: str
) -> None:
    before = {path: path.read_bytes() for path in content(shop)}
    done = does("rename", *words)
    assert done.exit_code == 1
    assert says in done.output
    assert done.output.count("\n") == 1
    assert {path: path.read_bytes() for path in content(shop)} == before


def test_a_name_of_two_things_has_to_be_told_apart(shop: Path, does: Does) -> None:
    (shop / "snippets/shop/parcel-late.md").write_text(text(shop, "snippets/shop/wait.md"))
    assert "--kind playbook or --kind reply" in does("rename", "shop/parcel-late", "shop/x").output
    assert does("rename", "shop/parcel-late", "shop/x", "--kind", "reply").exit_code == 0
    assert (shop / "docs/shop/parcel-late.md").is_file()


def test_what_is_retired_is_led_to_by_nothing(shop: Path, does: Does) -> None:
    (shop / "snippets/asks/shop").mkdir(parents=True)
    (shop / "snippets/asks/shop/parcel-broken.txt").write_text("only pieces\n")
    does("new", "playbook", "shop/damage")
    done = does("retire", "shop/parcel-broken", "shop/damage")
    assert done.exit_code == 0, done.output
    assert "then: playbook shop/damage" in text(shop, "docs/shop/parcel-late.md")
    page = text(shop, "docs/shop/parcel-broken.md")
    assert "confidence: archived\n" in page
    assert "successor: shop/damage\n" in page
    assert text(shop, "snippets/asks/shop/damage.txt") == "only pieces\n"
    assert "snippets/shop/send-picture.md: shown by shop/parcel-broken alone" in done.output
    assert does("retire", "shop/damage", "shop/parcel-broken").exit_code == 1


def test_a_successor_that_led_to_what_is_retired_is_asked_to_decide(does: Does) -> None:
    done = does("retire", "shop/parcel-broken", "shop/parcel-late")
    assert "docs/shop/parcel-late.md:13: leads to shop/parcel-broken" in done.output


def test_a_review_is_dated_today_and_says_when_it_is_due(shop: Path, does: Does) -> None:
    done = does("reviewed", "shop/parcel-late", "shop/parcel-broken")
    assert "docs/shop/parcel-late.md: reviewed 2026-11-22, before that 2026-11-01" in done.output
    assert "due again 2027-02-20" in done.output
    assert "reviewed: 2026-11-22\n" in text(shop, "docs/shop/parcel-broken.md")
    before = text(shop, "docs/shop/parcel-late.md")
    assert does("--today", "2026-12-01", "reviewed", "shop/parcel-late", "shop/late").exit_code == 1
    assert text(shop, "docs/shop/parcel-late.md") == before
