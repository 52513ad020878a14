"""Writers get a quick answer; what a change of content cannot break is not run for it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.projects import ROOT

PATHS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
CI: dict[str, Any] = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text("utf-8"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def steps(job: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = CI["jobs"][job]["steps"]
    return found


def commands(job: str) -> list[str]:
    return [step["run"] for step in steps(job) if "run" in step]


def changed(*paths: str) -> str:
    """What the workflow is told of a change of `paths`."""
    text = "".join(f"{path}\n" for path in paths)
    done = subprocess.run(
        [ROOT / ".github" / "code-changed"], input=text, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_every_target_that_a_workflow_makes_is_there(path: Path) -> None:
    for target in re.findall(r"run: (?:.* )?make ([a-z]+)", path.read_text("utf-8")):
        assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE), target


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_one_action_is_pinned_to_one_commit_everywhere(path: Path) -> None:
    pins: dict[str, set[str]] = {}
    for one in PATHS:
        for action, pin in re.findall(r"uses: ([^@\s]+)@(.*)", one.read_text(encoding="utf-8")):
            pins.setdefault(action, set()).add(pin)
    used = re.findall(r"uses: ([^@\s]+)@", path.read_text(encoding="utf-8"))
    assert used
    assert [action for action in used if len(pins[action]) > 1] == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_every_job_has_an_end(path: Path) -> None:
    for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values():
        assert "uses" in job or job["timeout-minutes"] <= 90


def test_content_is_looked_at_in_every_pull_request_without_a_browser() -> None:
    assert "if" not in CI["jobs"]["content"]
    assert "needs" not in CI["jobs"]["content"]
    assert commands("content")[0] == "make content"
    recipe = re.search(r"^content:(.*?)\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)
    assert recipe
    assert recipe[1].split("##")[0].split() == ["setup"]
    assert "macros site" in recipe[2]
    command = r'BUILT=site .* -m pytest -n 0 -m "not browser" tests/content$'
    assert re.search(command, recipe[2], re.MULTILINE)
    for path in (ROOT / "tests/content").glob("*.py"):
        code = path.read_text(encoding="utf-8")
        assert ("pytest.mark.browser" in code) == bool(
            re.search(r"\b(page|browser|context)\b *:", code)
        )


def test_a_reviewer_sees_what_customers_will_read_even_when_something_is_wrong() -> None:
    script, link = [step for step in steps("content") if "run" in step][1:]
    assert script["run"] == ".github/review HEAD^1 .cache/review"
    assert steps("content")[0]["with"]["fetch-depth"] == 2
    [page] = [step for step in steps("content") if step.get("id") == "page"]
    assert page["with"]["archive"] is False
    assert page["with"]["path"] == ".cache/review/what-customers-will-read.html"
    for step in (script, page, link):
        assert step["if"] == "${{ !cancelled() && github.event_name == 'pull_request' }}"


def test_what_was_installed_and_learnt_is_brought_back() -> None:
    kept = [step["with"] for step in steps("content") if "actions/cache@" in step.get("uses", "")]
    assert [cache["path"] for cache in kept] == [".venv", ".cache"]
    assert "hashFiles('requirements.lock', 'pyproject.toml')" in kept[0]["key"]
    assert "python-version" in kept[0]["key"]


def test_the_whole_suite_runs_for_code_and_for_main() -> None:
    assert CI["jobs"]["test"]["needs"] == "changed"
    assert CI["jobs"]["test"]["if"] == "needs.changed.outputs.code == 'true'"
    assert commands("test") == ["make test", "make slow"]
    [script] = commands("changed")
    assert "--no-renames HEAD^1 HEAD | .github/code-changed" in script
    assert "else\n    echo code=true" in script


@pytest.mark.parametrize(
    "paths",
    [
        ("docs/domain/register-com.md",),
        ("docs/index.md", "snippets/documents.yml", "snippets/frame/ticket.es.md"),
        ("docs/domain/console.png", "snippets/ledger.json"),
    ],
)
def test_pages_and_snippets_are_content(paths: tuple[str, ...]) -> None:
    assert changed(*paths) == "code=false"


@pytest.mark.parametrize(
    "paths",
    [
        ("docs/assets/main.js",),
        ("docs/index.md", "macros/problems.py"),
        ("mkdocs.yml", "docs/index.md"),
        ("documents/index.md",),
        ("tests/content/dictionary.txt",),
        ('"docs/caf\\303\\251.md"',),
        (),
    ],
)
def test_all_else_is_code_and_so_is_what_cannot_be_told(paths: tuple[str, ...]) -> None:
    assert changed(*paths) == "code=true"


def test_newest_engines_are_tried_each_week_and_hold_nothing_up() -> None:
    text = (ROOT / ".github" / "workflows" / "engines.yml").read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    assert workflow[True].keys() == {"schedule", "workflow_dispatch"}  # YAML 1.1 reads "on" so
    tests = (ROOT / "tests" / "commands" / "test_engines.py").read_text(encoding="utf-8")
    for engine in workflow["jobs"]["newest"]["strategy"]["matrix"]["engine"]:
        assert f'"{engine}"' in tests
    assert (ROOT / "decisions" / "material-ends.md").is_file()
