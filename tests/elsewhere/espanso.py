"""What espanso makes of a package, step by step as its own code does.

Read from https://github.com/espanso/espanso (dev, October 2024) and https://github.com/espanso/hub
(July 2026); nothing of them is copied. The JSON Schema that espanso publishes,
`schemas/match.schema.json`, is no help: it knows neither `search_terms` nor fields of a form by
names of their own, both of which its loader reads. Where each rule stands:

- keys of a match: `espanso-config/src/matches/group/loader/yaml/parse.rs`
- the short form of forms, and what becomes of brackets: `…/loader/yaml/mod.rs`
- variables put in, escapes taken back: `espanso-render/src/renderer/mod.rs` and `util.rs`
- fields that a form shows: `espanso-modulo/src/form/parser/layout.rs`
- types of fields: `espanso/src/cli/worker/engine/process/middleware/render/extension/form.rs`
- the sign for the cursor: `espanso-engine/src/process/middleware/cursor_hint.rs`
- a manifest: `espanso-package/src/manifest.rs`
- a package: `.github/scripts/validate/validate/rules/` of the hub
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

TEXTS = ("trigger", "replace", "form", "label")
KEYS = {*TEXTS, "search_terms", "form_fields", "vars"}
CONTROL = re.compile(r"\[\[\s*(\w+)(\.\w+)?\s*\]\]")
VARIABLE = re.compile(r"\{\{\s*(\w+)(?:\.(\w+))?\s*\}\}")
SHOWN = re.compile(r"\{\{(.*?)\}\}|\[\[(.*?)\]\]")
NEEDED = {"name", "title", "description", "version", "author"}


def packaged(data: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    """The manifest and the matches of an archive that keeps the rules of the hub."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    folder = {name.partition("/")[0] for name in files}
    assert {name.partition("/")[2] for name in files} == {
        "package.yml",
        "_manifest.yml",
        "README.md",
    }
    (name,) = folder
    assert re.fullmatch(r"[a-z0-9-]+", name)
    manifest = yaml.load(files[f"{name}/_manifest.yml"], yaml.CSafeLoader)
    assert manifest.keys() >= NEEDED
    assert all(isinstance(manifest[key], str) and manifest[key] for key in NEEDED)
    assert manifest["name"] == name
    assert re.fullmatch(r"\d+\.\d+\.\d+", manifest["version"])
    assert all(isinstance(tag, str) for tag in manifest.get("tags", []))
    return manifest, yaml.load(files[f"{name}/package.yml"], yaml.CSafeLoader)


def typed(data: bytes, values: Mapping[str, str]) -> dict[str, str]:
    """What is typed for each trigger once its form has been filled in."""
    _, package = packaged(data)
    assert package.keys() == {"matches"}
    return {match["trigger"]: _typed(match, values) for match in package["matches"]}


def _typed(match: dict[str, Any], values: Mapping[str, str]) -> str:
    assert set(match) <= KEYS
    assert all(isinstance(match[key], str) for key in TEXTS if key in match)
    assert all(isinstance(term, str) for term in match["search_terms"])
    if "replace" in match:
        body, forms = match["replace"], match.get("vars", [])
    else:
        body = CONTROL.sub(lambda found: "{{form1." + found[1] + "}}", match["form"])
        body = body.replace("\\{", "{ ").replace("\\}", " }")
        params = {"layout": match["form"], "fields": match["form_fields"]}
        forms = [{"name": "form1", "type": "form", "params": params}]
    given = {form["name"]: _asked(form, values) for form in forms}
    for found in VARIABLE.finditer(body):
        assert found[2] in given[found[1]], f"variable {found[0]} is missing"
    text = _unescaped(VARIABLE.sub(lambda found: given[found[1]][found[2]], body))
    assert "$|$" not in text, "a sign for the cursor that nobody meant"
    return text


def _unescaped(text: str) -> str:
    return text.replace(r"\{\{", "{{").replace(r"\}\}", "}}")


def _asked(form: dict[str, Any], values: Mapping[str, str]) -> Mapping[str, str]:
    """What a form returns; it asks for the fields that are described, and for no others."""
    assert form.keys() == {"name", "type", "params"}
    assert form["type"] == "form"
    layout, fields = form["params"]["layout"], form["params"]["fields"]
    for text in _texts(form["params"]):
        assert not VARIABLE.search(text), f"a variable that nobody meant: {text}"
    lines = [_unescaped(line).strip() for line in layout.split("\n")]
    shown = {found[1] or found[2] for line in lines for found in SHOWN.finditer(line)}
    assert shown == fields.keys()
    assert all(re.fullmatch(r"\w+", name) for name in fields)
    for field in fields.values():
        if field.get("type") == "choice":
            assert field.keys() <= {"type", "values", "default"}
            assert all(isinstance(value, str) for value in field["values"])
        else:
            assert field.keys() <= {"multiline", "default"}
            assert isinstance(field["multiline"], bool)
        assert isinstance(field.get("default", ""), str)
    return values


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for one in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from _texts(one)
