"""Every rule, by cases: files in tests/rules/cases/<rule>/, each an edit of tests/rules/library/.

A case begins with a sentence about what the rules do. Then come sections, each opened by a line:

    === docs/mail/index.md          edits: hunks of a diff without line numbers, with blank lines
                                    between them. Lines after " " or "-" stand in the file, next
                                    to each other and only there; "-" goes, "+" comes.
    === new docs/mail/other.md      a file, as it follows
    === bytes docs/mail/other.md    a file as the inside of a bytes literal; line ends of the case
                                    do not count
    === link docs/a.md to /etc/b    a symbolic link
    === without docs/mail/index.md  the file is gone
    === prints                      every line that the check prints; nothing where it is quiet

The case's name says the situation. A rule has cases in which it fires and cases in which it is
quiet though something similar stands there; `test_every_rule…` holds that true.
"""

from __future__ import annotations

import shutil
from ast import literal_eval
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from macros.library.loader import load
from macros.problems import report
from macros.rules import check, sentences
from tests.support.projects import ROOT

LIBRARY = ROOT / "tests" / "rules" / "library"
CASES = ROOT / "tests" / "rules" / "cases"
TODAY = date(2026, 11, 22)
VERBS = ("new ", "bytes ", "link ", "without ")
PATHS = sorted(CASES.glob("*/*.txt"))
NAMES = [path.relative_to(CASES).with_suffix("").as_posix() for path in PATHS]


def sections(case: str) -> Iterator[tuple[str, list[str]]]:
    """The sections of a case: what each opens with, and its lines."""
    for part in ("\n" + case).split("\n=== ")[1:]:
        opening, *lines = part.rstrip("\n").split("\n")
        yield opening, lines


def printed(case: str) -> list[str]:
    return dict(sections(case))["prints"]


def apply(root: Path, opening: str, lines: list[str]) -> None:
    """Do to the library below `root` what one section says."""
    verb, _, rest = opening.partition(" ") if opening.startswith(VERBS) else ("", "", opening)
    path = root / rest.partition(" to ")[0]
    path.parent.mkdir(parents=True, exist_ok=True)
    if verb == "new":
        path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")
    elif verb == "bytes":
        path.write_bytes(literal_eval(f"b'{''.join(lines)}'"))
    elif verb == "link":
        path.symlink_to(rest.partition(" to ")[2])
    elif verb == "without":
        path.unlink()
    else:
        text = path.read_text(encoding="utf-8")
        for hunk in "\n".join(lines).split("\n\n"):
            text = edited(text, hunk.split("\n"))
        path.write_text(text, encoding="utf-8")


def edited(text: str, hunk: list[str]) -> str:
    old = "".join(f"{line[1:]}\n" for line in hunk if line[:1] in " -")
    new = "".join(f"{line[1:]}\n" for line in hunk if line[:1] in " +")
    assert ("\n" + text).count("\n" + old) == 1, f"not once in the file: {old}"
    return ("\n" + text).replace("\n" + old, "\n" + new)[1:]


def lines_of(root: Path) -> list[str]:
    """What `python -m macros check` prints, found in this process."""
    library, problems = load(root)
    return report(problems + check(library, TODAY))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A copy of the little library, to be edited."""
    return shutil.copytree(LIBRARY, tmp_path / "library", copy_function=shutil.copyfile)


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_case(path: Path, library: Path) -> None:
    case = path.read_text(encoding="utf-8")
    for opening, lines in sections(case):
        if opening != "prints":
            apply(library, opening, lines)
    assert lines_of(library) == printed(case), case.partition("\n")[0]


def test_the_little_library_itself_is_valid() -> None:
    assert lines_of(LIBRARY) == []


def test_cases_begin_with_a_sentence() -> None:
    firsts = [path.read_text(encoding="utf-8").split("\n")[:2] for path in PATHS]
    assert [first for first in firsts if not first[0].endswith(".") or first[1]] == []


@pytest.mark.parametrize("rule", [id for id, _, _ in sentences()])
def test_every_rule_has_cases_where_it_fires_and_where_it_is_quiet(rule: str) -> None:
    fires = {
        any(f": {rule}: " in line for line in printed(path.read_text(encoding="utf-8")))
        for path in PATHS
        if path.parent.name == rule
    }
    assert fires == {True, False}


def test_every_folder_of_cases_is_a_rule() -> None:
    assert {path.parent.name for path in PATHS} == {id for id, _, _ in sentences()}
