"""The JSON Schemas that editors use say what the checks say, and are committed as generated."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from macros.exports.schemas import HERE, schemas, written
from macros.library import formats
from macros.problems import Problem
from macros.reading.shapes import Shape
from macros.reading.yaml_text import parse
from macros.writing import skeletons
from tests.support.projects import EXAMPLE, ROOT, SHOP

FORMATS: dict[str, Shape[object]] = {
    "playbook": formats.PLAYBOOK,
    "product": formats.PRODUCT,
    "page": formats.PAGE,
    "reply": formats.REPLY,
    "frame": formats.FRAME,
    "documents": formats.DOCUMENT,
    "fields": formats.FIELD,
}
KEYS = [(kind, key) for kind, shape in FORMATS.items() for key in shape.schema["properties"]]
NEEDED = [(kind, key) for kind, key in KEYS if key in FORMATS[kind].schema["required"]]


class Editor(yaml.SafeLoader):
    """Reads scalars as editors do (YAML 1.2): a date stays text."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if not tag.endswith(":timestamp")]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def fits_schema(kind: str, text: str) -> bool:
    validator = jsonschema.Draft202012Validator(FORMATS[kind].schema)
    return validator.is_valid(yaml.load(text, Loader=Editor))  # noqa: S506  # a safe one


def fits_checks(kind: str, text: str) -> bool:
    problems: list[Problem] = []
    node = parse(text, "f", 1, problems)
    assert node is not None
    FORMATS[kind](node, problems)
    return problems == []


def kind_of(path: Path) -> str:
    if path.parent.parent.name == "snippets":
        return "frame" if path.parent.name == "frame" else "reply"
    if path.parent.parent.name != "docs":
        return "page"
    return "product" if path.name == "index.md" else "playbook"


def front_matter(root: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(root.rglob("*.md")):
        yield kind_of(path), path.read_text(encoding="utf-8").split("---\n")[1]


def entries(root: Path) -> Iterator[tuple[str, str]]:
    for kind in ("documents", "fields"):
        text = (root / "snippets" / f"{kind}.yml").read_text(encoding="utf-8")
        for entry in yaml.load(text, Loader=Editor).values():  # noqa: S506
            yield kind, json.dumps(entry)


WRITTEN = [*front_matter(EXAMPLE), *front_matter(SHOP), *entries(EXAMPLE), *entries(SHOP)]


def example(kind: str) -> dict[str, Any]:
    text = next(text for known, text in WRITTEN if known == kind)
    values: dict[str, Any] = yaml.load(text, Loader=Editor)  # noqa: S506
    return values


def test_what_is_committed_is_what_make_schemas_would_write() -> None:
    committed = {
        path.relative_to(HERE).as_posix(): path.read_text(encoding="utf-8")
        for path in HERE.rglob("*.json")
    }
    assert committed == {path: written(schema) for path, schema in schemas().items()}


@pytest.mark.parametrize("path", schemas())
def test_each_is_a_schema(path: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schemas()[path])


def test_there_is_something_written_of_every_kind() -> None:
    assert {kind for kind, _ in WRITTEN} == FORMATS.keys()


@pytest.mark.parametrize("kind", FORMATS)
def test_what_the_checks_accept_the_schema_accepts(kind: str) -> None:
    for _, text in (one for one in WRITTEN if one[0] == kind):
        assert fits_checks(kind, text), text
        assert fits_schema(kind, text), text


@pytest.mark.parametrize(("kind", "key"), NEEDED)
def test_both_want_every_key_that_has_to_be_there(kind: str, key: str) -> None:
    text = json.dumps({name: value for name, value in example(kind).items() if name != key})
    assert not fits_checks(kind, text)
    assert not fits_schema(kind, text)


@pytest.mark.parametrize(("kind", "key"), KEYS)
@pytest.mark.parametrize("value", [{"what": "ever"}, [["nested"]], ""], ids=["keys", "lists", "-"])
def test_both_refuse_a_value_that_no_key_takes(kind: str, key: str, value: object) -> None:
    text = json.dumps(example(kind) | {key: value})
    assert not fits_checks(kind, text)
    assert not fits_schema(kind, text)


@pytest.mark.parametrize("kind", FORMATS)
def test_both_refuse_a_key_that_nothing_reads(kind: str) -> None:
    text = json.dumps(example(kind) | {"colour": "red"})
    assert not fits_checks(kind, text)
    assert not fits_schema(kind, text)


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [
        ("playbook", "confidence", "draft"),
        ("playbook", "moment", "later"),
        ("playbook", "review_every", "0 days"),
        ("playbook", "reviewed", "2026-1-2"),
        ("playbook", "checks", [{"otherwise": "shrug"}]),
        ("playbook", "checks", [{"if": "a", "then": "escalate"}]),
        ("playbook", "checks", [{"if": "a", "look": "b", "then": "escalate", "than": "c"}]),
        ("documents", "languages", {"zh_cn": "https://example.com/"}),
        ("documents", "site", "moon"),
        ("fields", "type", "colour"),
        ("fields", "label", {"es": "Cuenta"}),
    ],
)
def test_both_refuse_a_word_that_is_none_of_its_set(kind: str, key: str, value: object) -> None:
    text = json.dumps(example(kind) | {key: value})
    assert not fits_checks(kind, text)
    assert not fits_schema(kind, text)


@pytest.mark.parametrize(
    ("kind", "skeleton", "path"),
    [
        ("playbook", skeletons.PLAYBOOK, "docs/shop/parcel-lost.md"),
        ("reply", skeletons.REPLY, "snippets/shop/parcel-lost.md"),
        ("reply", skeletons.TRANSLATION, "snippets/shop/parcel-lost.es.md"),
        ("product", skeletons.PRODUCT, "docs/shop/index.md"),
    ],
)
def test_a_new_file_names_its_schema(kind: str, skeleton: str, path: str) -> None:
    named = re.search(r"^# yaml-language-server: \$schema=(\S+)$", skeleton, re.MULTILINE)
    assert named
    there = ((ROOT / path).parent / named[1]).resolve().relative_to(ROOT)
    assert ROOT / there == HERE / "schemas" / f"{kind}.json"


def test_editors_know_which_schema_the_registers_have() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    mapped = settings["yaml.schemas"]
    front = {"playbook", "product", "page", "reply", "frame"}
    registers = {path for path in (HERE / "schemas").glob("*.json") if path.stem not in front}
    assert {ROOT / path for path in mapped} == registers
    assert all((ROOT / path).is_file() for path in mapped.values())
