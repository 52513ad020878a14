"""Whatever a file holds, the check ends with problems and never with a traceback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.library.loader import load
from macros.problems import report
from macros.rules import check
from tests.rules.test_rules import LIBRARY, TODAY

pytestmark = pytest.mark.slow

# What YAML, Markdown, Jinja, HTML and regular expressions trip over.
PIECES = (
    "--- \n|\n|\n\n|\r\n|\t|  |    |- |: |title: x|when: y|asks:|checks:|if: a|look: b|then: |to:"
    "|reply mail/free-space|otherwise: escalate|include: [|never_say: ['|must_say: [|example: "
    "|date: 2026-02-30|reviewed: |documents:|url: https://[x|label: {en: |type: choice|pattern: '"
    '|]|[|{|}|{{|}}|{%|%}|{##|raw|endraw|playbook()|reply("mail/x")|\'|"|#| #|&a|*a|!t|>|?|%|@'
    "|`|```|~~~|\x00|\x85|\u2028|\ufeff|é|中|😀|<|</|<!--|-->|<![CDATA[|<?|<script|onclick=|&#58;"
    "|javascript:|http://℀.example.com|https://www.alibabacloud.com/?spm=|doc:|](|[[|]]|[a]: |!["
    "|!!! internal|1. |0. |99999999999. |* |**|__|\\|(|(?P<|x{99999999999}|[[a|# |===|--8<-- |~"
).split("|")
FRONT = "---\ntitle: x\nwhen: y\n---\n\n"

pieces = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
contents = st.one_of(
    st.binary(max_size=60),
    pieces.map(str.encode),
    pieces.map(lambda text: (FRONT + text).encode()),
)
several = settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(LIBRARY, tmp_path_factory.mktemp("broken") / "library")


def ends_in_problems(library: Path, path: str, content: bytes) -> None:
    """Check the library with `content` at `path`; every line of it that is named is there."""
    file = library / path
    before = file.read_bytes()
    file.write_bytes(content)
    loaded, problems = load(library)
    problems += check(loaded, TODAY)
    file.write_bytes(before)
    text = content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    last = max(1, text.count("\n") + 1)
    assert [p for p in problems if p.place.path == path and not 1 <= p.place.line <= last] == []
    assert all("\n" not in line and line.isprintable() for line in report(problems))


@several
@given(content=contents)
def test_any_page_ends_in_problems(library: Path, content: bytes) -> None:
    ends_in_problems(library, "docs/mail/cannot-send.md", content)


@several
@given(content=contents)
def test_any_reply_ends_in_problems(library: Path, content: bytes) -> None:
    ends_in_problems(library, "snippets/mail/free-space.md", content)


@several
@given(content=contents)
def test_any_frame_ends_in_problems(library: Path, content: bytes) -> None:
    ends_in_problems(library, "snippets/frame/ticket.md", content)


@several
@given(content=contents)
def test_any_documents_end_in_problems(library: Path, content: bytes) -> None:
    ends_in_problems(library, "snippets/documents.yml", content)


@several
@given(content=contents)
def test_any_fields_end_in_problems(library: Path, content: bytes) -> None:
    ends_in_problems(library, "snippets/fields.yml", content)


@several
@given(line=st.integers(0, 33), piece=pieces)
def test_any_line_of_a_playbook_may_be_broken(library: Path, line: int, piece: str) -> None:
    path = "docs/mail/cannot-send.md"
    lines = (library / path).read_text(encoding="utf-8").split("\n")
    lines[line] = piece
    ends_in_problems(library, path, "\n".join(lines).encode())
