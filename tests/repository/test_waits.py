"""Tests wait for what happens, never for a time, and never for nothing at all."""

from __future__ import annotations

import re

from tests.support.projects import ROOT

# Playwright's wait_for_function takes a promise for true, whatever it promises.
FORBIDDEN = re.compile(
    r"\.wait_for_timeout\(|[\"']networkidle|wait_for_function\((?:[^)]|\)(?!$))*(?:\.then|async|await)"
)


def test_nobody_waits_for_a_time_or_for_a_promise() -> None:
    files = [path for path in (ROOT / "tests").rglob("*.py") if "node_modules" not in path.parts]
    assert len(files) > 50
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in files
        if path.name != "test_waits.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        if FORBIDDEN.search(line)
    ]
    assert found == []
