"""The browser of the tests: found, or else installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import TypeAlias

# Headless shells first: they open a page in a quarter of the time of a browser with windows.
SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
WINDOWED = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
NAMES = SHELLS + WINDOWED
QUIET = (
    "--no-sandbox",
    # Without these a browser on a machine without a network keeps knocking on its maker's door.
    "--disable-background-networking",
    "--disable-component-update",
    # A browser with windows makes ready two address bars a window: as much work as the page.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,HttpsUpgrades,PaintHolding",
)

Command: TypeAlias = tuple[str, ...]

_PLAYWRIGHT = (sys.executable, "-m", "playwright", "install")
_PLAYWRIGHT_PATH = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""
_HELP = f"""\
The tests need Chromium or Chrome. Any of these brings it:
    apt-get install chromium-headless-shell
    {sys.executable} -m playwright install --with-deps chromium
    BROWSER_PATH=/path/to/chrome make test"""


def executable() -> str | None:
    """The Chromium or Chrome to use: BROWSER_PATH, else one on PATH, else Playwright's own."""
    if chosen := os.environ.get("BROWSER_PATH"):
        return chosen if _starts(chosen) else None
    return next(filter(_starts, _installed()), None)


def windowed() -> str | None:
    """A browser with windows, where there is one: headless shells keep no pages for *Back*."""
    found = [os.environ.get("BROWSER_PATH"), *map(shutil.which, WINDOWED)]
    shells = tuple(SHELLS)
    return next((p for p in found if p and not p.endswith(shells) and _starts(p)), None)


def install() -> str | None:
    """Try one way after the other to install a browser; the first that starts counts."""
    for way in _ways():
        print("No browser found, trying:", *way[-1], file=sys.stderr, flush=True)
        failures = [failure for failure in map(_failure, way) if failure is not None]
        if found := executable():
            return found
        print(*failures, "This brought no browser that starts.", sep="\n", file=sys.stderr)
    return None


def main() -> int:
    """Print the path of a browser, installed if need be; say what to do where there is none."""
    if found := executable() or (None if os.environ.get("BROWSER_PATH") else install()):
        print(found)
        return 0
    if chosen := os.environ.get("BROWSER_PATH"):
        print(f"BROWSER_PATH is {chosen}, which does not start.", file=sys.stderr)
    print(_HELP, file=sys.stderr)
    return 1


def _installed() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    # In a process of its own: a test that has Playwright running cannot start it again.
    asked = subprocess.run([sys.executable, "-c", _PLAYWRIGHT_PATH], capture_output=True, text=True)
    yield asked.stdout.strip()


def _starts(path: str) -> bool:
    # Ubuntu has a chromium-browser that only tells people to install something else.
    try:
        told = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return told.returncode == 0 and "chrom" in told.stdout.lower()


def _ways() -> Iterator[tuple[Command, ...]]:
    rights = _rights()
    if rights is not None:
        if shutil.which("apt-get"):
            apt = (*rights, "apt-get", "-q", "-o", "DPkg::Lock::Timeout=120")
            install = (*apt, "install", "-y", "--no-install-recommends")
            yield (*apt, "update"), (*install, SHELLS[0])
            yield ((*install, WINDOWED[0]),)
        yield ((*_PLAYWRIGHT, "--with-deps", "chromium"),)
    yield ((*_PLAYWRIGHT, "chromium"),)


def _rights() -> Command | None:
    """What to put before a command that only root may run, None where nobody can be root."""
    if os.geteuid() == 0:
        return ()
    sudo = ("sudo", "-n")
    return sudo if _failure((*sudo, "true")) is None else None


def _failure(command: Command) -> str | None:
    """The end of what a failed command said, None if it did what it should."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=900,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return "\n".join(done.stdout.splitlines()[-12:]) if done.returncode else None


if __name__ == "__main__":
    sys.exit(main())
