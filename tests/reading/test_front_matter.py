"""Our reading of front matter against that of MkDocs, which the other engines share or mend."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from macros.problems import Problem
from macros.reading.files import Source, read_markdown
from macros.reading.yaml_text import plain

PIECES = (
    "---|--- |---x|----|...|\n|\n|\n|\n\n|title: a\n|summary: b\n|hide: [toc]\n|# remark\n|key:\n"
    "|  - item\n|  more\n| |\t|: |#|'|\"|>|\\||{|}|[|]|=|a|1.10|No|2026-02-30|é|\ufeff|\r|\r\n|\x85"
    "|\u2028|{{ x }}|<<: a\n|? |&a |*a|!t |- "
)
texts = st.one_of(
    st.lists(st.sampled_from(PIECES.split("|")), max_size=25).map("".join),
    st.lists(st.sampled_from(PIECES.split("|")), max_size=20).map(
        lambda parts: "---\ntitle: a\n" + "".join(parts) + "\n---\n\nText.\n"
    ),
)
ODD = "404 No yes null ~ 1.10 0x_ 0b_ = 1:20 2026-11-22 2026-02-30 2001-12-14t21:59:43.10-99:99 .5"


def ours(folder: Path, text: str) -> tuple[Source | None, list[Problem]]:
    problems: list[Problem] = []
    (folder / "page.md").write_bytes(text.encode())
    return read_markdown(folder, "page.md", problems), problems


def typed(front: str) -> object:
    """What MkDocs would have read if it left every scalar the text that was typed."""
    return yaml.load(front, yaml.BaseLoader)  # noqa: S506  BaseLoader makes text and nothing else


@settings(
    max_examples=1500,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=texts)
def test_what_we_accept_mkdocs_splits_in_the_same_place(tmp_path: Path, text: str) -> None:
    source, problems = ours(tmp_path, text)
    if problems or source is None or source.front is None:
        return  # refused, or no front matter at all
    meta = plain(source.front)
    if not isinstance(meta, dict):
        return  # wrong-type says so
    whole = text.removeprefix("\ufeff").replace("\r\n", "\n")
    body, theirs = get_data(whole if whole.endswith("\n") else whole + "\n")
    assert str(typed(source.head.text)) == str(meta).replace("None", "''")
    if theirs:
        assert len(theirs) == len(meta)
        assert body.rstrip("\n") == source.body.text.strip("\n")
    else:  # only a scalar that has no type can be in the way; the hook hands over ours
        with pytest.raises((yaml.YAMLError, ValueError)):
            yaml.safe_load(source.head.text)


@pytest.mark.parametrize("scalar", ODD.split())
@pytest.mark.parametrize(
    "form", ["title: {}\n", "title: a\nhide: [{}]\n", "title: a\nx:\n  - {}\n"]
)
def test_a_scalar_is_the_text_that_was_typed(scalar: str, form: str, tmp_path: Path) -> None:
    front = form.format(scalar)
    source, problems = ours(tmp_path, f"---\n{front}---\n\nText.\n")
    assert problems == []
    assert source is not None
    assert plain(source.front) == typed(front)
