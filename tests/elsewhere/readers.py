"""Readers of other tools' files, each as the tool's own documentation describes it.

A reader takes a file and returns what an agent of that tool would paste for each reply, by the
reply's key or keyword, once its fields have been given `values`. Liquid is read by a real engine.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Mapping
from typing import Any

import liquid

Values = Mapping[str, str]
_engine = liquid.Environment()
_engine.add_filter("fallback", lambda value, other: value or other)


def render(template: str, ticket: Mapping[str, Any]) -> str:
    """What Liquid makes of a template."""
    return _engine.from_string(template).render(**ticket)


def text_blaze(data: bytes, values: Values) -> dict[str, str]:
    """Snippets by their shortcuts; every command is one that a form has."""
    found = {}
    for folder in json.loads(data)["folders"]:
        for snippet in folder["snippets"]:
            found[snippet["shortcut"]] = re.sub(
                r"\{(=\"[{}]\"|[^{}]*)\}", lambda m: _command(m[1], values), snippet["text"]
            )
    return found


def _command(command: str, values: Values) -> str:
    if command.startswith('="'):
        return command[2]
    if command.startswith("="):
        return values[command[1:]]
    kind, _, settings = command.partition(":")
    assert kind in {"formtext", "formparagraph", "formdate", "formmenu"}
    named = dict(part.strip().split("=", 1) for part in settings.split(";") if "=" in part)
    return values[named["name"]]


def textexpander(data: bytes, values: Values) -> dict[str, str]:
    """Contents by their abbreviations; `values` by label."""
    rows = csv.reader(io.StringIO(data.decode(), newline=""), strict=True)
    meant = re.compile(r"%%|%fill(?:text|area|popup):name=([^:%]*)(?::[^%]*)?%|%(?=[A-Za-z|<>])")
    return {row[0]: meant.sub(lambda m: _fill_in(m, values), row[1]) for row in rows}


def _fill_in(match: re.Match[str], values: Values) -> str:
    assert match[0] != "%", "a per cent sign that begins a command nobody meant"
    return "%" if match[0] == "%%" else values[match[1]]


def alfred(data: bytes) -> dict[str, str]:
    """Snippets by their uid."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        parts = [json.loads(archive.read(name))["alfredsnippet"] for name in archive.namelist()]
    assert all(set(part) == {"snippet", "uid", "keyword", "name"} for part in parts)
    return {part["uid"]: part["snippet"] for part in parts}


def raycast(data: bytes, values: Values) -> dict[str, str]:
    """Texts by their keywords; `values` by label. Three arguments are the most."""
    argument = re.compile(r"\{argument((?: \w+=\"[^\"]*\")+)\}")
    found = {}
    for snippet in json.loads(data):
        assert set(snippet) == {"name", "text", "keyword"}
        names = {re.search(r'name="([^"]*)"', m[1])[1] for m in argument.finditer(snippet["text"])}  # type: ignore[index]
        assert len(names) <= 3
        found[snippet["keyword"]] = argument.sub(
            lambda m: values[re.search(r'name="([^"]*)"', m[1])[1]],  # type: ignore[index]
            snippet["text"],
        )
    return found
