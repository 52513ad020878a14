"""The contributors' pages tell what is so: their examples pass the checks."""

from __future__ import annotations

import re
import shutil
import textwrap
from datetime import date
from pathlib import Path

import pytest

from macros.library.loader import load
from macros.rules import check
from tests.support.projects import EXAMPLE, ROOT, run

PAGES = sorted((ROOT / "docs" / "contributing").glob("*.md"))
EXAMPLES = [
    pytest.param(match[3], textwrap.dedent(match[4]), id=f"{page.stem}: {match[3]}")
    for page in PAGES
    for match in re.finditer(
        r'(?ms)^( *)(`{3,})\w+ title="([^"]+)"\n(.*?)^\1\2$', page.read_text(encoding="utf-8")
    )
]
RAW = re.compile(r"\{% (?:end)?raw %\}")
TODAY = date(2026, 11, 22)


@pytest.fixture
def example(tmp_path: Path) -> Path:
    for name in ("docs", "snippets"):
        shutil.copytree(EXAMPLE / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize(("path", "text"), EXAMPLES)
def test_every_example_of_a_file_passes_the_checks(example: Path, path: str, text: str) -> None:
    file = example / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(RAW.sub("", text), encoding="utf-8")
    library, problems = load(example)
    found = [*problems, *check(library, TODAY)]
    unused = ("unused-reply",) if path.startswith("snippets/billing/receipt") else ()
    wrong = [str(one) for one in found if not one.warning and one.rule not in unused]
    assert wrong == []


def test_there_are_examples_of_every_kind_of_file() -> None:
    paths = [str(one.values[0]) for one in EXAMPLES]
    kinds = (r"docs/\w+/(?!index)", r"docs/\w+/index", r"snippets/[\w/-]+\.md", r"[\w/-]+\.es\.md")
    for kind in (*kinds, r"snippets/asks/"):
        assert any(re.match(kind, path) for path in paths), kind


def test_the_example_of_a_correction_works(example: Path) -> None:
    page = (ROOT / "docs/contributing/corrections.md").read_text(encoding="utf-8")
    [correction] = re.findall(r"```yaml\n(corrections:\n.*?)```", page, re.DOTALL)
    text = RAW.sub("", next(str(one.values[1]) for one in EXAMPLES if "title: The" in str(one)))
    book = example / "docs/billing/receipt-wanted.md"
    book.write_text(text.replace("\n---\n\n", f"\n{correction}---\n\n", 1), encoding="utf-8")
    library, problems = load(example)
    assert [one for one in (*problems, *check(library, TODAY)) if not one.warning] == []
    reply = example / "snippets/billing/monthly-invoice.md"
    reply.write_text(
        f"{reply.read_text('utf-8').rstrip()}\n\nYou get receipts for each payment: a "
        "receipt for every payment.\n"
    )
    library, problems = load(example)
    assert "never-say" in {one.rule for one in check(library, TODAY)}


def merged(folder: Path, path: str, ours: str, theirs: str) -> tuple[int, str]:
    """What a merge makes of a file that both sides have changed."""
    git = ("git", "-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "core.hooksPath=")
    for words in (("init", "-qb", "main"), ("add", "."), ("commit", "-qm", "x")):
        assert run(*git, *words, cwd=folder).returncode == 0
    for branch, text in (("theirs", theirs), ("ours", ours)):
        run(*git, "switch", "-qc", branch, "main", cwd=folder)
        (folder / path).write_text(text, encoding="utf-8")
        assert run(*git, "commit", "-qam", branch, cwd=folder).returncode == 0
    done = run(*git, "merge", "-q", "theirs", cwd=folder)
    return done.returncode, (folder / path).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "path",
    ["snippets/published.txt", "snippets/asks/none.txt", "snippets/asks/billing/invoice.txt"],
)
def test_lists_keep_the_lines_of_both_sides(example: Path, path: str) -> None:
    shutil.copy(ROOT / ".gitattributes", example)
    text = (example / path).read_text(encoding="utf-8").rstrip("\n")
    status, found = merged(example, path, f"{text}\nours\n", f"{text}\ntheirs\n")
    assert status == 0
    assert found.endswith("\nours\ntheirs\n")


@pytest.mark.parametrize("path", ["snippets/fields.yml", "docs/billing/invoice.md"])
def test_a_conflict_elsewhere_is_named_as_one(example: Path, path: str) -> None:
    shutil.copy(ROOT / ".gitattributes", example)
    text = (example / path).read_text(encoding="utf-8")
    first = re.sub(r"\A(?:#.*\n|---\n|\n)*", "", text).split("\n")[0]
    changed = [text.replace(first, f"{first} {side}", 1) for side in ("ours", "theirs")]
    status, _ = merged(example, path, *changed)
    assert status == 1
    rules = [problem.rule for problem in load(example)[1] if problem.place.path == path]
    assert rules == ["merge-mark"]
