"""The logic of the browser code that needs no browser: `tests/js`, run by Node itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import node
from tests.support.projects import ROOT

TESTS = sorted((ROOT / "tests" / "js").glob("*.test.js"))


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.name)
def test_in_node(path: Path) -> None:
    done = node.run("--test", "--test-reporter=spec", path)
    assert done.returncode == 0, done.stdout + done.stderr
