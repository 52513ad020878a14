"""`library.json` is what other tools rely on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.support.projects import EXAMPLE, ROOT

SCHEMA = json.loads(
    (ROOT / "macros" / "exports" / "library.schema.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def library(site: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((site / "library.json").read_text(encoding="utf-8"))
    return content


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_library_fits_its_schema(library: dict[str, Any]) -> None:
    jsonschema.validate(library, SCHEMA, cls=jsonschema.Draft202012Validator)


def test_the_schema_refuses_what_does_not_fit(library: dict[str, Any]) -> None:
    broken = json.loads(json.dumps(library))
    broken["playbooks"][0]["reviewed"] = "yesterday"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, SCHEMA)


@pytest.mark.parametrize("kind", ["playbooks", "replies", "fields"])
def test_lists_are_sorted_by_name(library: dict[str, Any], kind: str) -> None:
    names = [thing["name"] for thing in library[kind]]
    assert names == sorted(names)


def test_documents_are_sorted_by_key(library: dict[str, Any]) -> None:
    keys = [document["key"] for document in library["documents"]]
    assert keys == sorted(keys)


def test_what_a_playbook_uses_knows_the_playbook(library: dict[str, Any]) -> None:
    replies = {reply["name"]: reply for reply in library["replies"]}
    documents = {document["key"]: document for document in library["documents"]}
    for playbook in library["playbooks"]:
        assert all(playbook["name"] in replies[name]["used_in"] for name in playbook["replies"])
        assert all(playbook["name"] in documents[key]["used_in"] for key in playbook["documents"])


def test_every_page_and_source_exists(library: dict[str, Any], site: Path) -> None:
    for playbook in library["playbooks"]:
        assert (site / playbook["url"] / "index.html").is_file()
        assert (EXAMPLE / playbook["source"]).is_file()


def test_messages_hold_their_frame_and_no_markup_of_ours(library: dict[str, Any]) -> None:
    for reply in library["replies"]:
        for channels in reply["languages"].values():
            for message in channels.values():
                assert "[[reply]]" not in message["text"] + message["html"]
                assert "class=" not in message["html"]
                assert "doc:" not in message["text"] + message["html"]
                assert "**" not in message["text"]
