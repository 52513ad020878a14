"""Whatever a file holds, it is read or refused in words: nothing ends in a traceback."""

from __future__ import annotations

import itertools
import json
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.imports import letter, markdown
from macros.imports.draft import drafts
from macros.imports.found import UnreadableError
from macros.imports.read import read
from macros.library.loader import load
from macros.library.model import Library
from macros.text import reply_markdown
from tests.imports.test_drafts import FILES, HERE
from tests.support.projects import SHOP

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def shop() -> Library:
    library, _ = load(SHOP)
    return library


def tried(shop: Library, path: Path) -> int:
    """How many replies were found; none in what is refused."""
    try:
        return len(drafts(shop, read(path, {}), "imported").drafts)
    except UnreadableError as error:
        said = str(error)
    assert said.startswith(str(path))
    return 0


@pytest.mark.parametrize("name", FILES)
def test_any_encoding_gives_the_same_replies(shop: Library, tmp_path: Path, name: str) -> None:
    text = (HERE / name).read_bytes().decode("utf-8").replace("\r\n", "\n")
    path = tmp_path / name
    path.write_bytes(text.encode())
    expected = tried(shop, path)
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"):
        path.write_bytes(text.encode(encoding))
        assert tried(shop, path) == expected, encoding
    path.write_bytes(text.replace("\n", "\r\n").encode("cp1252", "replace"))
    assert tried(shop, path) == expected


@pytest.mark.parametrize("name", FILES)
def test_what_was_cut_short_or_mixed_up_is_read_or_refused(
    shop: Library, tmp_path: Path, name: str
) -> None:
    data = (HERE / name).read_bytes()
    chance = random.Random(name)  # noqa: S311  the same files every time
    path = tmp_path / name
    for at in range(0, len(data), max(1, len(data) // 6)):
        path.write_bytes(data[:at])
        tried(shop, path)
    for _ in range(6):
        mixed = bytearray(data)
        for _ in range(8):
            mixed[chance.randrange(len(mixed))] = chance.choice(b'{}[]<>"\\\n,:%*_\x00\xff')
        path.write_bytes(bytes(mixed))
        tried(shop, path)


ODD = {
    "deep.json": "[" * 100_000,
    "deep-things.json": json.dumps({"a": {"b": {"c": [{"title": 1, "actions": [1, None, {}]}]}}}),
    "numbers.json": '[{"title": 3, "actions": [{"field": "comment_value", "value": 7}]}]',
    "nothing.json": "null",
    "lines.json": '{"short_code": "a", "content": "A line, long enough."}\n{"short_code": 1}',
    "alias.yml": "a: &a [x, x]\nb: &b [*a, *a]\nmatches: [*b, *b]",
    "types.yml": "matches: [1, null, {replace: 3}, {form: x, form_fields: 3, triggers: 4}, [a]]",
    "tabs.yml": "matches:\n\t- trigger: x",
    "unclosed.csv": 'title,body\n"a,b',
    "nul.csv": "title,body\na,\x00b\x00",
    "wide.csv": "," * 5000,
    "deep.html": "<div>" * 5000 + "x" + "</div>" * 5000,
    "lists.html": "<ul><li>" * 500 + "x",
    "broken.html": "<p><b>x<i>y</b></i><a href='javascript:alert(1)'>z</a><li>q<table><td>",
    "empty.html": "<html><body><script>x</script></body></html>",
    "part.eml": "Subject: x\nContent-Type: multipart/mixed; boundary=q\n\n--q\n",
    "charset.eml": "Subject: x\nTo: y\nContent-Type: text/html; charset=none-such\n\n<p>hello</p>",
    "quotes.md": "> " * 3000 + "x?",
    "stars.md": "## Why?\n\n" + "*" * 5000 + "_" * 5000,
    "braces.md": "## Why?\n\n" + "{{" * 3000 + "{%" * 3000,
    "no-ending": "\x00\x01\x02",
    "not-a.zip": "PK\x03\x04 nothing",
}


@pytest.mark.parametrize("name", sorted(ODD))
def test_odd_files_are_read_or_refused(shop: Library, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(ODD[name], encoding="utf-8")
    tried(shop, path)


def test_an_archive_that_unpacks_without_end_is_refused(shop: Library, tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(6):
            archive.writestr(f"{number}.yml", b" " * 10_000_000)
    with pytest.raises(UnreadableError, match="too large"):
        read(path, {})
    del shop


@given(st.text(max_size=200))
def test_any_text_is_said_by_its_markdown(text: str) -> None:
    words = "".join(char for char in text if char.isprintable() or char in "\n ")
    if "[[" in words or "]]" in words or "http" in words or "**" in words:
        return
    made = reply_markdown.written(reply_markdown.parse(markdown.from_text(words))).text(str)
    assert seen(made) == seen(words)


def seen(text: str) -> str:
    """Letters and digits alone: marks of lists may differ."""
    return "".join(char for char in text if char.isalnum())


LINES = ["Dear Ana,", "Please wait.", "Best regards,", "Ana", "Hi", "Thank you for your patience."]


@pytest.mark.parametrize("lines", list(itertools.permutations(LINES, 3)), ids="|".join)
def test_a_letter_never_comes_out_empty(shop: Library, lines: tuple[str, ...]) -> None:
    rest, _ = letter.cut("\n\n".join(lines), shop, "en")
    assert rest
