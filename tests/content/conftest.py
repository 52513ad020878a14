"""The real content, built as it is deployed, on the day on which the tests run."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.support.projects import ROOT, macros, project

BUILT = os.environ.get("BUILT")  # what `make content` has just built
ADDRESS = "https://github.com/some-rather-long-owner-name/support-playbooks"


@pytest.fixture(scope="session", params=[BUILT] if BUILT else ["private", "public"])
def content(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site: of a project without a public address, and of one with it."""
    if BUILT:
        return ROOT / BUILT
    folder = project(tmp_path_factory.mktemp("content"))
    done = macros(
        "site", cwd=folder, TODAY="", REPOSITORY=ADDRESS if request.param == "public" else ""
    )
    if done.returncode:
        pytest.fail(done.stdout + done.stderr, pytrace=False)
    return folder / "site"


@pytest.fixture(scope="session")
def library(content: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((content / "library.json").read_text(encoding="utf-8"))
    return found
