"""JSON of help desks and snippet tools: known by its members, not by its file's name."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from macros.imports.found import Found, UnreadableError

Thing: TypeAlias = dict[str, Any]
_DEEPEST = 8


def read(text: str) -> list[Found]:
    """Every reply in a JSON text, or in one JSON text a line."""
    found = [one for thing in _things(_parsed(text), 0) for one in _replies(thing)]
    if not found:
        raise UnreadableError(
            "no replies in it that are known: Zendesk, Freshdesk, Gorgias, Chatwoot, Intercom, "
            "Help Scout, Front, Text Blaze, Raycast, Alfred, VS Code; a table goes as CSV"
        )
    return found


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        lines = [line for line in text.splitlines() if line.strip()]
        try:
            if len(lines) > 1:
                return [json.loads(line) for line in lines]
        except (ValueError, RecursionError):
            pass
        raise UnreadableError(f"it is no whole JSON ({error}); export it again") from error


def _things(data: object, depth: int, place: str = "") -> Iterator[Thing]:
    """The objects in it that may be replies, each with its place as `@`."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for number, item in enumerate(data, 1):
            yield from _things(item, depth + 1, f"{place}[{number}]")
    elif isinstance(data, dict):
        thing = data | {"@": place}
        if any(fits(thing) for fits, _ in _TOOLS):
            yield thing
            return
        for key, value in data.items():
            if isinstance(value, dict | list):
                inner = (
                    {"name": key} | value if isinstance(value, dict) and "body" in value else value
                )
                yield from _things(inner, depth + 1, f"{place}.{key}".lstrip("."))


def _replies(thing: Thing) -> Iterator[Found]:
    for fits, make in _TOOLS:
        if fits(thing):
            yield from make(thing)
            return


def _str(value: object) -> str:
    return value if isinstance(value, str) else ""


def _zendesk(macro: Thing) -> Iterator[Found]:
    if any(_is_internal(action) for action in macro["actions"]):
        return
    for action in macro["actions"]:
        if not isinstance(action, dict):
            continue
        value = action.get("value")
        if isinstance(value, list):
            value = value[-1] if value else ""
        field = action.get("field")
        if field in ("comment_value", "comment_value_html") and _str(value).strip():
            product, title = _split(_str(macro.get("title")) or _str(macro.get("name")))
            yield Found(
                title=title,
                product=product,
                body=_str(value),
                form="html" if field == "comment_value_html" else "text",
                where=macro["@"],
                known_by=(_str(macro.get("description")),),
                off="it is switched off there" if macro.get("active") is False else "",
            )
            return


def _is_internal(action: object) -> bool:
    """Whether a macro writes a note for the team, which no customer reads."""
    if not isinstance(action, dict) or action.get("field") != "comment_mode_is_public":
        return False
    return str(action.get("value")).lower() == "false"


def _gorgias(macro: Thing) -> Iterator[Found]:
    for action in macro["actions"]:
        arguments = action.get("arguments") if isinstance(action, dict) else None
        if isinstance(arguments, dict) and (
            arguments.get("body_html") or arguments.get("body_text")
        ):
            html = _str(arguments.get("body_html"))
            product, title = _split(_str(macro.get("name")))
            yield Found(
                title=title,
                product=product,
                body=html or _str(arguments.get("body_text")),
                form="html" if html else "text",
                where=macro["@"],
                language=_str(macro.get("language")),
                known_by=(_str(macro.get("external_id")),),
                off="it is archived there" if macro.get("archived_datetime") else "",
            )


def _plain(
    title: str, body: str, *, html: bool, known_by: tuple[str, ...]
) -> Callable[[Thing], Iterator[Found]]:
    def make(thing: Thing) -> Iterator[Found]:
        if _str(thing.get(body)).strip():
            product, name = _split(
                _str(thing.get(title)) or _str(thing.get(next(iter(known_by), "")))
            )
            names = tuple(_str(thing.get(key)) for key in (*known_by, title))
            form = "html" if html else "text"
            yield Found(name, _str(thing[body]), form, thing["@"], product, known_by=names)  # type: ignore[arg-type]

    return make


def _alfred(thing: Thing) -> Iterator[Found]:
    snippet = thing["alfredsnippet"]
    if isinstance(snippet, dict) and _str(snippet.get("snippet")).strip():
        names = (_str(snippet.get("uid")), _str(snippet.get("keyword")))
        title = _str(snippet.get("name")) or names[1]
        yield Found(title, _str(snippet["snippet"]), "text", thing["@"], known_by=names)


def _vscode(thing: Thing) -> Iterator[Found]:
    body = thing["body"]
    lines = (
        [line for line in body if isinstance(line, str)] if isinstance(body, list) else [_str(body)]
    )
    prefix = thing.get("prefix")
    names = [prefix] if isinstance(prefix, str) else prefix if isinstance(prefix, list) else []
    words = "\n".join(lines)
    stops = re.compile(r"\$\{\d+:([^{}]*)\}|\$\{\d+\|([^|]*)\|\}|\$\{?\d+\}?")
    words = stops.sub(lambda m: f"[{m[1] or (m[2] or '').partition(',')[0] or 'value'}]", words)
    words = re.sub(r"\\([\\$}])", r"\1", words)
    title = _str(thing.get("description")) or _str(thing.get("name"))
    if words.strip():
        yield Found(
            title, words, "text", thing["@"], known_by=(*map(_str, names), _str(thing.get("name")))
        )


def _has(*keys: str) -> Callable[[Thing], bool]:
    return lambda thing: all(key in thing for key in keys)


def _actions(*arguments: str) -> Callable[[Thing], bool]:
    def fits(thing: Thing) -> bool:
        actions = thing.get("actions")
        return isinstance(actions, list) and any(
            isinstance(action, dict) and any(key in action for key in arguments)
            for action in actions
        )

    return fits


def _split(title: str) -> tuple[str, str]:
    """The product that Zendesk's titles begin with, `Billing::Refund`, and the rest."""
    first, colons, rest = title.partition("::")
    return (
        (first.strip(), rest.replace("::", ": ").strip())
        if colons and rest.strip()
        else ("", title.strip())
    )


_TOOLS: tuple[tuple[Callable[[Thing], bool], Callable[[Thing], Iterator[Found]]], ...] = (
    (_has("alfredsnippet"), _alfred),
    (lambda t: ("title" in t or "name" in t) and _actions("field")(t), _zendesk),
    (lambda t: "name" in t and _actions("arguments")(t), _gorgias),
    (_has("title", "content_html"), _plain("title", "content_html", html=True, known_by=())),
    (_has("short_code", "content"), _plain("short_code", "content", html=False, known_by=())),
    (_has("name", "text", "chatText"), _plain("name", "text", html=True, known_by=())),
    (_has("shortcut", "html"), _plain("name", "html", html=True, known_by=("shortcut",))),
    (_has("shortcut", "text"), _plain("name", "text", html=False, known_by=("shortcut",))),
    (_has("shortcut", "snippet"), _plain("name", "snippet", html=False, known_by=("shortcut",))),
    (_has("shortcut", "content"), _plain("name", "content", html=False, known_by=("shortcut",))),
    (_has("shortcut", "body"), _plain("name", "body", html=False, known_by=("shortcut",))),
    (_has("trigger", "expansion"), _plain("name", "expansion", html=False, known_by=("trigger",))),
    (_has("keyword", "text"), _plain("name", "text", html=False, known_by=("keyword",))),
    (_has("prefix", "body"), _vscode),
    (_has("name", "body_text"), _plain("name", "body", html=True, known_by=("id",))),
    (_has("name", "body"), _plain("name", "body", html=True, known_by=())),
    (_has("title", "content"), _plain("title", "content", html=False, known_by=())),
    (_has("name", "content"), _plain("name", "content", html=True, known_by=("keywords",))),
    (_has("title", "body"), _plain("title", "body", html=False, known_by=())),
    (_has("title", "text"), _plain("title", "text", html=False, known_by=())),
    (_has("name", "text"), _plain("name", "text", html=False, known_by=())),
)  # fmt: skip
