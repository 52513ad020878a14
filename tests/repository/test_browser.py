"""The browser of the tests is found in a fixed order, or installed, or asked for in one message."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.browser import NAMES

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
CHROMIUM = 'echo "Chromium 1.2.3"'
STUB = "echo 'chromium-browser needs the chromium snap'; exit 1"


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder that is the whole PATH, where nobody can install anything."""
    folder = tmp_path / "programs"
    folder.mkdir()
    add(folder / "apt-get", "echo 'E: no packages here'; exit 100")
    add(folder / "sudo", "exit 1")
    return folder


def add(path: Path, script: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def environment(programs: Path, **more: str) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key != "BROWSER_PATH"}
    return kept | {
        "PATH": str(programs),
        "PLAYWRIGHT_BROWSERS_PATH": str(programs.parent / "downloads"),
        "PLAYWRIGHT_DOWNLOAD_HOST": "http://127.0.0.1:9",
        **more,
    }


def run(*command: str, programs: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment(programs, **more),
        capture_output=True,
        text=True,
    )


def find(programs: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return run("-m", "tests.support.browser", programs=programs, **more)


def test_names_are_tried_in_order(programs: Path) -> None:
    for name in NAMES:
        add(programs / name, CHROMIUM)
    for name in NAMES:
        assert find(programs).stdout == f"{programs / name}\n"
        (programs / name).unlink()


def test_program_that_does_not_start_is_passed_over(programs: Path) -> None:
    add(programs / "chromium", STUB)
    add(programs / "chromium-browser", "echo Firefox")
    add(programs / "google-chrome", CHROMIUM)
    assert find(programs).stdout == f"{programs / 'google-chrome'}\n"


def test_browser_path_comes_first(programs: Path, tmp_path: Path) -> None:
    add(programs / "chromium", CHROMIUM)
    add(tmp_path / "mine", CHROMIUM)
    assert find(programs, BROWSER_PATH=f"{tmp_path}/mine").stdout == f"{tmp_path}/mine\n"


def test_browser_path_that_does_not_start_is_said(programs: Path) -> None:
    add(programs / "chromium", CHROMIUM)
    found = find(programs, BROWSER_PATH="/nowhere/chrome")
    assert (found.returncode, found.stdout) == (1, "")
    assert found.stderr.startswith("BROWSER_PATH is /nowhere/chrome, which does not start.\n")


def test_what_playwright_downloaded_is_found(programs: Path) -> None:
    script = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
    )
    downloaded = run("-c", script, programs=programs).stdout.strip()
    add(Path(downloaded), CHROMIUM)
    assert find(programs).stdout == f"{downloaded}\n"


@pytest.mark.parametrize("package", ["chromium-headless-shell", "chromium"])
def test_apt_installs_what_it_has(programs: Path, package: str) -> None:
    add(programs.parent / "spare", CHROMIUM)
    add(programs / "sudo", 'shift; "$@"')
    target = programs / package
    link = f"/bin/ln -s {programs.parent}/spare {target}"
    add(
        programs / "apt-get", f'case "$*" in *" {package}") {link};; *update) ;; *) exit 100;; esac'
    )
    found = find(programs)
    assert (found.returncode, found.stdout) == (0, f"{target}\n")
    assert found.stderr.startswith("No browser found, trying: ")
    assert "apt-get" in found.stderr


def test_where_nothing_works_the_message_says_what_would(programs: Path) -> None:
    found = find(programs)
    assert (found.returncode, found.stdout) == (1, "")
    assert found.stderr.endswith(
        "The tests need Chromium or Chrome. Any of these brings it:\n"
        "    apt-get install chromium-headless-shell\n"
        f"    {sys.executable} -m playwright install --with-deps chromium\n"
        "    BROWSER_PATH=/path/to/chrome make test\n"
    )
