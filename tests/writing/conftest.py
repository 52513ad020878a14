"""A shop's content in a folder of its own, and commands run on it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from macros.__main__ import main
from tests.support.projects import SHOP, TODAY


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    shutil.copytree(SHOP, folder)
    return folder


@pytest.fixture
def does(shop: Path) -> Callable[..., Result]:
    """A command, run on the shop on the tests' day."""

    def does(*words: str) -> Result:
        return CliRunner().invoke(main, ["--root", str(shop), "--today", TODAY, *words])

    return does
