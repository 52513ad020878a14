"""`python -m macros check`: all problems in one sorted run, and an exit status that says it."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from tests.rules.test_rules import LIBRARY
from tests.support.projects import ROOT, TODAY, macros


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return shutil.copytree(LIBRARY, tmp_path / "library")


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def check(library: Path) -> tuple[int, list[str]]:
    done = macros("--root", library, "--today", TODAY, "check", cwd=ROOT)
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


def place_and_rule(line: str) -> str:
    match = re.match(r"\S+:\d+: (warning: )?[a-z0-9-]+", line)
    assert match
    return match[0]


def test_a_valid_library_prints_nothing(library: Path) -> None:
    assert check(library) == (0, [])


def test_every_broken_file_shows_in_one_sorted_run(library: Path) -> None:
    edit(library / "snippets/fields.yml", "{en: Domain name, es: Dominio}", "Domain: name")
    edit(library / "snippets/documents.yml", "mail/limits:", "mail/limits:\n  ulr: x")
    edit(library / "docs/domain/expired.md", "reply domain/renew", "reply domain/renewal")
    edit(library / "docs/mail/cannot-send.md", "## Background", "{{ x }}\n\n<script>")
    edit(library / "docs/mail/cannot-send.md", "reviewed: 2026-11-20", "reviewed: 2026-06-20")
    (library / "snippets/domain/price.md").write_bytes(b"---\ntitle: \xff\n")
    (library / "snippets/mail/empty.md").touch()
    status, lines = check(library)
    assert status == 1
    assert [place_and_rule(line) for line in lines] == [
        "docs/domain/expired.md:6: unknown-reply",
        "docs/mail/cannot-send.md:21: warning: overdue",
        "docs/mail/cannot-send.md:36: not-a-macro",
        "docs/mail/cannot-send.md:38: unsafe-html",
        "snippets/documents.yml:5: unknown-key",
        "snippets/domain/price.md:2: not-utf8",
        "snippets/fields.yml:7: bad-yaml",
        "snippets/mail/empty.md:1: empty-file",
    ]


def test_lines_are_sorted_by_number_not_by_letters(library: Path) -> None:
    edit(library / "docs/mail/cannot-send.md", "reply mail/free-space", "reply x/y")
    edit(library / "docs/mail/cannot-send.md", "title: Mail", "title: <b>Mail")
    _, lines = check(library)
    assert [line.split(":")[1] for line in lines if line.startswith("docs/mail")] == ["2", "10"]


def test_warnings_alone_fail_nothing(library: Path) -> None:
    edit(library / "docs/mail/cannot-send.md", "reviewed: 2026-11-20", "reviewed: 2026-06-20")
    status, lines = check(library)
    assert status == 0
    assert [place_and_rule(line) for line in lines] == [
        "docs/mail/cannot-send.md:21: warning: overdue"
    ]


def test_a_claim_that_two_channels_share_is_said_once(library: Path) -> None:
    edit(library / "snippets/mail/free-space.md", "Please", "It frees itself. Please")
    assert [place_and_rule(line) for line in check(library)[1]] == [
        "snippets/mail/free-space.md:6: never-say"
    ]


def test_a_file_name_that_nobody_can_read_is_printed_all_the_same(library: Path) -> None:
    file = library / "docs" / "mail" / os.fsdecode(b"caf\xe9\n.md")
    file.write_text("---\ntitle: x\n---\n", encoding="utf-8")
    assert place_and_rule(check(library)[1][0]) == "docs/mail/caf\\udce9\\n.md:1: bad-name"
