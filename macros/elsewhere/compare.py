"""What changed since an older export: what to add, change and delete in a tool."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias

from macros.elsewhere.entries import entries, key_of, version_of
from macros.elsewhere.write import versions
from macros.library.model import Library

Doing: TypeAlias = Literal["add", "change", "delete"]


class Step(NamedTuple):
    """One thing to do in a tool: to the entry with this key."""

    do: Doing
    key: str


class NotAnExportError(ValueError):
    """Raised for a file that says nothing of an older export; the message says why."""


def steps(library: Library, old: Path) -> list[Step]:
    """What to do, sorted by key; raise NotAnExportError when `old` cannot be compared with."""
    before, after = _flat(_read(old)), _flat(versions(entries(library, ""))["versions"])
    found: list[Step] = []
    for key in sorted(before.keys() | after.keys()):
        if key not in before:
            found.append(Step("add", key))
        elif key not in after:
            found.append(Step("delete", key))
        elif before[key] != after[key]:
            found.append(Step("change", key))
    return found


def _flat(by_name: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {key: version for keys in by_name.values() for key, version in keys.items()}


def _read(old: Path) -> dict[str, dict[str, str]]:
    try:
        data = json.loads(old.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise NotAnExportError(f"{old}: it cannot be read ({error.strerror})") from error
    except (ValueError, RecursionError) as error:
        raise NotAnExportError(f"{old}: it is no JSON ({error})") from error
    found = _versions(data) if isinstance(data, dict) else None
    if found is None:
        meant = "give the exports/versions.json or the library.json of the older build"
        raise NotAnExportError(f"{old}: it holds no versions of replies; {meant}")
    return found


def _versions(data: dict[str, Any]) -> dict[str, dict[str, str]] | None:
    """The versions in a versions.json, or in a library.json by what its messages say."""
    try:
        if "versions" in data:
            return {name: {**keys} for name, keys in data["versions"].items()}
        return {reply["name"]: _of_reply(reply) for reply in data["replies"]}
    except (AttributeError, KeyError, TypeError):
        return None


def _of_reply(reply: dict[str, Any]) -> dict[str, str]:
    return {
        key_of(reply["name"], language, channel): version_of(message["text"], message["html"])
        for language, channels in reply["languages"].items()
        for channel, message in channels.items()
    }
