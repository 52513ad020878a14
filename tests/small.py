"""A small project for tests that build: a shop's two playbooks, its replies, nothing else."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import SHOP, project

CONTENT = SHOP


def small(folder: Path) -> Path:
    """The small project in `folder`, ready to build."""
    return project(folder, CONTENT)
