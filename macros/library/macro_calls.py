"""Macro calls on a page, found where they really stand.

A page may call our macros with one quoted name or none; no other Jinja stands anywhere in the file.
`PIECE` is the grammar of that: what the rules judge by it is what `macros.only_calls` lets through.
The macros plugin counts lines without the front matter; these lines are the file's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import jinja2
from jinja2 import nodes

from macros.library.model import Call
from macros.problems import Problem
from macros.reading.files import Passage
from macros.text.near_miss import near_miss, nearest

MACROS = {
    "playbook": ((), "write {{ playbook() }}: it shows the page it stands on"),
    "reply": ((str,), 'write {{ reply("product/name") }}, one name in quotes'),
    "playbooks": ((), "write {{ playbooks() }}: it lists the playbooks of its page"),
    "replies": ((), "write {{ replies() }}: it lists every reply"),
    "documents": ((), "write {{ documents() }}: it lists every document"),
    "health": ((), "write {{ health() }}: it shows how well the playbooks are kept"),
    "keys": ((), "write {{ keys() }}: it lists every key and who uses it"),
    "rules": ((), "write {{ rules() }}: it lists every rule"),
    "exports": ((), "write {{ exports() }}: it lists the files for other tools"),
}

# A call, what opens and closes a sample, or a brace that Jinja might take for something else.
PIECE = re.compile(
    r"(?P<call>\{\{[-+]?\s*(?P<name>"
    + "|".join(MACROS)
    + r""")\s*\(\s*(?:(?:"(?P<double>[^"\\{}\n]*)"|'(?P<single>[^'\\{}\n]*)')\s*)?\)\s*[-+]?\}\})"""
    r"|(?P<raw>\{%[-+]?\s*raw\s*[-+]?%\})|(?P<endraw>\{%[-+]?\s*endraw\s*[-+]?%\})|\{"
)

_TRIMS = re.compile(r"^\{\{[-+]|[-+]\}\}$")  # space around the call

# The same comment markers as in mkdocs.yml: Jinja's own would eat the {#id} of headings.
_JINJA = jinja2.Environment(comment_start_string="{##", comment_end_string="##}", autoescape=True)
_RAW = "for a sample that holds braces, put {% raw %} before it and {% endraw %} after it"
_CALLS = ", ".join(f"{name}()" for name in MACROS)
_ONLY = f"a page may call {_CALLS} and use no other Jinja; {_RAW}"
_CURLY = "the quotes are curly; write them straight"


def token(macro: str, page: str, *arguments: str) -> str:
    """What a macro prints: its name, the page it stands on, its argument."""
    return "⟦" + " ".join((macro, page, *arguments)) + "⟧"


def with_tokens(text: str, page: str) -> str | None:
    """A page's text with what its calls print, which needs no Jinja; None where there are braces of
    another kind."""
    calls = list(PIECE.finditer(text))
    if any(not call["call"] or _TRIMS.search(call["call"]) for call in calls):
        return None

    def printed(call: re.Match[str]) -> str:
        name = call["double"] if call["double"] is not None else call["single"]
        return token(call["name"], page, *([] if name is None else [name]))

    return PIECE.sub(printed, text)


def find_calls(body: Passage, problems: list[Problem]) -> Iterator[Call]:
    """The macro calls in a page's body; whatever else Jinja would run is a problem."""
    for match in re.finditer(r"⟦\w+ ", body.text):  # what a macro prints, see macros.extension
        place = body.place(body.text.count("\n", 0, match.start()))
        problems.append(Problem(place, "not-a-macro", f"write {match[0]}… as a call, {{{{ }}}}"))
    if "{{" not in body.text and "{%" not in body.text and "{##" not in body.text:
        return
    try:
        template = _JINJA.parse(body.text)
    except jinja2.TemplateSyntaxError as error:
        problems.append(_unreadable(body, error.lineno, error.message or ""))
        return
    except (RecursionError, ValueError):  # brackets or digits by the thousand
        problems.append(_unreadable(body, body.text.count("\n") + 1, "it is too large"))
        return
    before, calls = len(problems), []
    for node in template.body:
        for part in node.nodes if isinstance(node, nodes.Output) else [node]:
            if not isinstance(part, nodes.TemplateData):
                call = _call(part, body, problems)
                if call:
                    calls.append(call)
    if len(problems) == before:
        problems += _unlike(calls, body)
    yield from calls


def braces_in(front: Passage) -> Iterator[Problem]:
    """Jinja in front matter, its comments included: nothing there is a template."""
    for match in re.finditer(r"\{[{%]|\{##", front.text):
        place = front.place(front.text.count("\n", 0, match.start()))
        message = f'front matter is no template: write it without "{match[0]}"'
        yield Problem(place, "not-a-macro", message)


def _unlike(calls: list[Call], body: Passage) -> Iterator[Problem]:
    """Where Jinja and `PIECE` see different things: what is called would not be what is judged."""
    seen, raw = iter(calls), False
    for match in PIECE.finditer(body.text):
        place = body.place(body.text.count("\n", 0, match.start()))
        if match["raw"] or match["endraw"]:
            raw = bool(match["raw"]) or (raw and not match["endraw"])
        elif match["call"] and not raw:
            name = match["double"] if match["double"] is not None else match["single"]
            arguments = () if name is None else (name,)
            call = next(seen, None)
            if call is None or (call.macro, call.arguments) != (match["name"], arguments):
                yield Problem(place, "bad-call", MACROS[match["name"]][1])
                return
        elif not raw and re.match(r"\{[{%]|\{##", body.text[match.start() :][:3]):
            yield Problem(place, "not-a-macro", _ONLY)
            return
    for call in seen:
        yield Problem(call.place, "bad-call", MACROS[call.macro][1])


def _unreadable(body: Passage, line: int, reason: str) -> Problem:
    """Points at the braces that were opened last before Jinja gave up."""
    lines = body.text.split("\n")[:line]
    opening = next((n for n in reversed(range(len(lines))) if re.search(r"\{[{%#]", lines[n])), 0)
    reason = re.sub(r" at \d+$", "", reason.partition(".")[0])
    hint = f"{reason}; {_RAW}"
    if re.search("[“”„‘’«»]", lines[opening]):
        hint = _CURLY
    elif "{{" in lines[opening] and "}}" not in lines[opening]:
        hint = "close the braces that open here, {{ … }}, on the same line"
    message = f"this cannot be read as a macro call: {hint}"
    return Problem(body.place(opening), "bad-call", message)


def _call(node: nodes.Node, body: Passage, problems: list[Problem]) -> Call | None:
    lines = (part.lineno for part in (node, *node.find_all(nodes.Node)) if part.lineno)
    place = body.place(next(lines, 1) - 1)
    name = _name(node)
    if name not in MACROS:
        hint = near_miss(name, MACROS) or f"; a page may call {_CALLS}"
        message = f'no macro "{name}"{hint}' if name else _ONLY
        problems.append(Problem(place, "not-a-macro", message))
        return None
    expected, usage = MACROS[name]
    arguments = _literals(node)
    words = tuple(one for one in arguments or () if isinstance(one, str) and one.isprintable())
    if arguments is None or len(words) != len(arguments) or len(words) != len(expected):
        problems.append(Problem(place, "bad-call", usage))
        return None
    return Call(name, words, place)


def _name(node: nodes.Node) -> str:
    """The name of what is called, or meant to be."""
    if isinstance(node, nodes.Call):
        return node.node.name if isinstance(node.node, nodes.Name) else ""
    return node.name if isinstance(node, nodes.Name) and nearest(node.name, MACROS) else ""


def _literals(node: nodes.Node) -> tuple[object, ...] | None:
    """The arguments of a call that has literal ones only."""
    if not isinstance(node, nodes.Call) or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return None
    if not all(isinstance(argument, nodes.Const) for argument in node.args):
        return None
    return tuple(argument.value for argument in node.args)  # type: ignore[attr-defined]
