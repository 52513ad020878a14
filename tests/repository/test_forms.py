"""Forms of the repository's site: whole, and with labels that the repository is given."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from tests.support.projects import ROOT

GITHUB = ROOT / ".github"
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")


def form(path: Any) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read


def test_there_is_a_form_for_each_thing_that_people_tell() -> None:
    names = {path.stem for path in FORMS}
    assert names == {"wrong-reply", "missing-playbook", "broken-link", "proposed-ask"}


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_has_what_github_wants_and_asks_for_one_thing_at_least(path: Any) -> None:
    read = form(path)
    assert read.keys() == {"name", "description", "title", "labels", "body"}
    ids = [part["id"] for part in read["body"]]
    assert len(ids) == len(set(ids))
    assert all(part["attributes"]["label"] for part in read["body"])
    assert any(part.get("validations", {}).get("required") for part in read["body"])


def test_every_label_that_is_used_can_be_made() -> None:
    script = (GITHUB / "make-labels").read_text(encoding="utf-8")
    made = set(re.findall(r"^(\w+)\|[0-9a-f]{6}\|.+$", script, re.MULTILINE))
    used = {label for path in FORMS for label in form(path)["labels"]}
    used |= set(form(GITHUB / "dependabot.yml")["updates"][0]["labels"])
    assert used == made
