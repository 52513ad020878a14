"""The real content, built as it is deployed, on the day on which the tests run."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.projects import ROOT, Served, macros, project

BUILT = os.environ.get("BUILT")  # what `make` has just built


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    if BUILT:
        return ROOT / BUILT
    folder = project(tmp_path_factory.mktemp("content"))
    done = macros("site", cwd=folder, TODAY="")
    if done.returncode:
        pytest.fail(done.stdout + done.stderr, pytrace=False)
    return folder / "site"


@pytest.fixture(scope="session")
def library(content: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((content / "library.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="session")
def real(content: Path) -> Iterator[Served]:
    """The built site, served."""
    server = Served(content)
    yield server
    server.close()
