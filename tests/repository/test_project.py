"""What the repository promises to whoever clones it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.projects import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def test_the_readme_opens_with_what_it_is_a_picture_and_two_commands() -> None:
    opening = read("README.md").split("## ")[0]
    picture = re.search(r"!\[[^\]]+\]\(([^)]+)\)", opening)
    assert picture
    assert (ROOT / picture[1]).is_file()
    commands = re.findall(r"^make (\w+)", opening, re.MULTILINE)
    assert commands == ["serve", "test"]


def test_continuous_integration_calls_the_readmes_test_command() -> None:
    assert re.search(r"^make test$", read(".ci/run"), re.MULTILINE)
    assert "make test" in read(".github/workflows/ci.yml")


@pytest.mark.parametrize("command", ["serve", "test", "site", "check", "bench", "lint", "format"])
def test_every_command_the_readme_names_is_there(command: str) -> None:
    assert re.search(rf"^{command}:", read("Makefile"), re.MULTILINE)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_may_only_read_and_use_pinned_actions(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.search(r"^permissions:\n  contents: read$", text, re.MULTILINE)
    used = re.findall(r"uses: (?!\./)(\S+)", text)
    assert used
    assert [action for action in used if not re.search(r"@[0-9a-f]{40}$", action)] == []
    assert "secrets." not in text


def test_pull_requests_are_built_without_rights_to_write() -> None:
    assert not re.search(r"^\s+\w[\w-]*: write$", read(".github/workflows/ci.yml"), re.MULTILINE)


def test_every_dependency_is_pinned_with_hashes_and_without_an_address() -> None:
    lock = read("requirements.lock")
    assert "://" not in lock
    entries = re.split(r"\n(?=[A-Za-z])", re.sub(r"^#.*\n", "", lock, flags=re.MULTILINE).strip())
    assert len(entries) > 30
    for entry in entries:
        assert re.match(r"[\w.-]+==[\w.]+", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_there_is_a_licence_and_a_way_to_contribute() -> None:
    assert read("LICENSE").startswith("MIT License")
    assert "pull request" in read("CONTRIBUTING.md")
    assert "root = true" in read(".editorconfig")


SEAMS = {
    "extension.py": {"markdown"},
    "library/macro_calls.py": {"jinja2"},
    "only_calls.py": {"jinja2"},
    "builds/engine.py": {"markdown", "mkdocs"},
    "preview/server.py": {"mkdocs"},
    "pages/template.py": {"jinja2"},
}


def test_only_the_seams_touch_a_framework() -> None:
    folder = ROOT / "macros"
    for path in sorted(folder.rglob("*.py")):
        imported = set(re.findall(r"^\s*(?:from|import) (\w+)", path.read_text(), re.MULTILINE))
        allowed = SEAMS.get(path.relative_to(folder).as_posix(), set())
        assert imported & {"mkdocs", "markdown", "jinja2", "zensical"} <= allowed, path
