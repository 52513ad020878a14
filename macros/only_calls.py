"""The seam to Jinja: whatever a page holds, Jinja gets our calls and text, nothing to run.

The rules refuse every other Jinja, with its line. This holds even where a rule was fooled, in every
engine: mkdocs.yml names the class among the macros plugin's `j2_extensions`.
"""

from __future__ import annotations

from jinja2 import Environment
from jinja2.ext import Extension

from macros.library.macro_calls import PIECE

_BRACE = '{{ "{" }}'


class OnlyCalls(Extension):
    """Lets a template call our macros with one quoted name or none; the rest becomes text."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.globals.clear()  # the macros plugin adds ours after this

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        return only_calls(source)


def only_calls(source: str) -> str:
    """`source` as a template that calls what it calls and prints everything else as it stands."""
    out: list[str] = []
    at, raw = 0, False
    for match in PIECE.finditer(source):
        out.append(source[at : match.start()])
        at = match.end()
        if match["raw"] and not raw:
            raw = True
        elif match["endraw"] and raw:
            raw = False
        elif match["call"] and not raw:
            out.append(match[0])
        else:
            out.append(match[0].replace("{", _BRACE))
    return "".join((*out, source[at:]))
