"""Fix mends what needs no judgement and nothing else; find sees what people see."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from click.testing import Result

from tests.support.projects import ROOT

Does: TypeAlias = Callable[..., Result]

MENDS = [
    ("docs/shop/parcel-late.md", "title: A parcel is late", "title: “A parcel is late”",
     'title: "A parcel is late"'),
    ("docs/shop/parcel-late.md", "[shop/delivery]", "[‘shop/delivery’]", '["shop/delivery"]'),
    ("docs/shop/parcel-late.md", "owner: shop", "owner:\u00a0shop", "owner: shop"),
    ("docs/shop/parcel-late.md", "  - pedido", "\u00a0 - pedido", "  - pedido"),
    ("snippets/shop/wait.md", "is on its way", "is on\u200b its way", "is on its way"),
    ("snippets/shop/wait.md", "- [Delivery]", "• [Delivery]", "- [Delivery]"),
    ("snippets/shop/wait.es.md", "- [Entrega]", "–  [Entrega]", "- [Entrega]"),
    ("snippets/documents.yml", "en/shop/delivery", "en/shop/delivery?a=1&spm=b.2&utm_source=x",
     "en/shop/delivery?a=1"),
    ("snippets/documents.yml", "title: Delivery", "title: Deli\u2060very", "title: Delivery"),
    ("snippets/fields.yml", "label: {en: Customer name,", "label: {en: “Customer name”,",
     'label: {en: "Customer name",'),
]  # fmt: skip


@pytest.mark.parametrize(("path", "good", "typed", "mended"), MENDS)
def test_it_is_mended_and_told(
    shop: Path, does: Does, path: str, good: str, typed: str, mended: str
) -> None:
    file = shop / path
    before = file.read_text(encoding="utf-8")
    assert good in before
    file.write_text(before.replace(good, typed, 1), encoding="utf-8")
    told = does("fix", "--dry-run")
    assert told.output.startswith(f"{path}: ")
    assert typed in file.read_text(encoding="utf-8")
    assert does("fix").output == told.output
    assert file.read_text(encoding="utf-8") == before.replace(good, mended, 1)
    assert does("fix").output == "nothing to mend\n"


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("snippets/shop/wait.md", "is on its way", "it is “on its way” – or not"),
        ("docs/shop/parcel-late.md", "where is my parcel", "where is “my” parcel"),
        ("docs/shop/parcel-late.md", "where is my parcel", "it says, “no parcel”"),
        ("docs/shop/parcel-late.md", "where is my parcel", "“no” and “parcel”"),
        ("docs/shop/parcel-late.md", "where is my parcel", "le site dit, « rien »"),
        ("docs/shop/parcel-late.md", "Delivery takes", "• Delivery takes"),
        ("snippets/shop/wait.md", "is on its way", "می\u200cخواهم 👩\u200d💻"),
        ("snippets/documents.yml", "en/shop/delivery", "en/shop/delivery?spmx=1"),
    ],
)
def test_what_may_be_meant_is_left_alone(
    shop: Path, does: Does, path: str, old: str, new: str
) -> None:
    file = shop / path
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert does("fix").output == "nothing to mend\n"


def test_lists_and_registers_are_put_in_order_comments_and_all(shop: Path, does: Does) -> None:
    (shop / "snippets/published.txt").write_text("# Every one.\nshop/b\nshop/a\nshop/b\n")
    fields = shop / "snippets/fields.yml"
    before = fields.read_text(encoding="utf-8")
    first, second = before.split("order_number:")
    fields.write_text(
        f"# All fields.\n\n# Digits.\norder_number:{second.rstrip()}\n\n{first}", encoding="utf-8"
    )
    assert does("fix").output.count("\n") == 2
    assert (shop / "snippets/published.txt").read_text() == "# Every one.\nshop/a\nshop/b\n"
    mended = f"# All fields.\n\n{first.rstrip()}\n\n# Digits.\norder_number:{second}"
    assert fields.read_text(encoding="utf-8") == mended


def test_line_ends_stay(shop: Path, does: Does) -> None:
    file = shop / "snippets/shop/wait.md"
    file.write_bytes(file.read_bytes().replace(b"- [", "• [".encode()).replace(b"\n", b"\r\n"))
    does("fix")
    assert b"\r\n- [Delivery]" in file.read_bytes()
    assert file.read_bytes().count(b"\r\n") == file.read_bytes().count(b"\n")


@pytest.mark.parametrize(
    ("words", "path", "what", "line"),
    [
        ("third day", "snippets/shop/wait.md", "reply (en)", "2. Wait until the third day."),
        ("tercer día", "snippets/shop/wait.es.md", "reply (es)", "2. Espere hasta el tercer día."),
        ("tracking page", "snippets/shop/wait.md", "reply (en)", "1. Look at the *tracking* page."),
        ("Best regard", "snippets/frame/ticket.md", "frame (en)", "Best regards,"),
        (
            "younger than three-days",
            "docs/shop/parcel-late.md",
            "check",
            "  - if: The order is you",
        ),
        ("takes three day", "docs/shop/parcel-late.md", "page", "Delivery takes three days"),
    ],
)
def test_it_is_found_as_people_read_it(
    shop: Path, does: Does, words: str, path: str, what: str, line: str
) -> None:
    done = does("find", *words.split())
    [found] = done.output.splitlines()
    lines = (shop / path).read_text(encoding="utf-8").splitlines()
    number = next(n for n, text in enumerate(lines, 1) if text.startswith(line))
    assert found.startswith(f"{path}:{number}: {what}: ")


@pytest.mark.parametrize("words", ["is on its way order", "is what parcels", "shop/delivery", "-"])
def test_what_nobody_reads_in_one_go_is_not_found(does: Does, words: str) -> None:
    done = does("find", "--", *words.split())
    assert done.exit_code == 1
    assert done.output == f'Error: nothing says "{words}"\n'


def test_every_command_can_be_typed_after_make() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for name in ("new", "rename", "retire", "reviewed", "fix", "find"):
        assert f"\n{name}: setup ##" in makefile, name
