"""espanso: matches of a package or of one YAML file; what a form says of its fields is kept."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import yaml
from markdown_it import MarkdownIt

from macros.imports.decode import LARGEST, decode
from macros.imports.found import Found, UnreadableError

_markdown = MarkdownIt("commonmark")
_MANY = 2000  # files in an archive


def read(text: str) -> list[Found]:
    """The matches of a YAML text that are more than a word."""
    try:
        data = _loaded(text)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        said = " ".join(str(error).split())
        raise UnreadableError(f"it is no YAML ({said[:200]})") from error
    matches = data.get("matches") if isinstance(data, dict) else None
    if not isinstance(matches, list):
        raise UnreadableError('no "matches" in it, so it is no file of espanso')
    found = [_found(match, n) for n, match in enumerate(matches, 1) if isinstance(match, dict)]
    return [one for one in found if one is not None]


def _loaded(text: str) -> object:
    """Every scalar as it was typed; aliases, which could grow without end, are refused."""
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.AliasEvent):
            raise yaml.YAMLError("an alias (*name); write the text itself")
    return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506  it makes texts and nothing else


def _found(match: dict[str, Any], number: int) -> Found | None:
    kind = next((key for key in ("form", "replace", "markdown", "html") if key in match), None)
    body = match[kind] if kind else None
    if kind is None or not isinstance(body, str) or not body.strip():
        return None
    triggers = match.get("triggers") or [match.get("trigger") or match.get("regex") or ""]
    triggers = (
        [one for one in triggers if isinstance(one, str)] if isinstance(triggers, list) else []
    )
    label = match.get("label")
    terms = match.get("search_terms")
    fields = match.get("form_fields")
    body = body.replace("$|$", "")
    if kind == "markdown":
        kind, body = "html", _markdown.render(body)
    return Found(
        title=label if isinstance(label, str) else (triggers or [""])[0].strip(":;/"),
        body=body,
        form="html" if kind == "html" else "text",
        where=f"match {number}",
        asks=tuple(term for term in terms if isinstance(term, str) and " " in term)
        if isinstance(terms, list)
        else (),
        known_by=tuple(triggers),
        fields={k: v for k, v in fields.items() if isinstance(v, dict)}
        if isinstance(fields, dict)
        else {},
    )


def unpacked(data: bytes) -> list[tuple[str, str]]:
    """The files of an archive that may hold replies, by name, as text."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [
                info for info in archive.infolist() if re.search(r"\.(ya?ml|json)$", info.filename)
            ]
            if len(infos) > _MANY or sum(info.file_size for info in infos) > LARGEST:
                raise UnreadableError("the archive is too large; unpack it and import its files")
            return [
                (info.filename, decode(archive.read(info)))
                for info in infos
                if not info.filename.rpartition("/")[2].startswith("_")
            ]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise UnreadableError(f"it is no whole archive ({error})") from error
