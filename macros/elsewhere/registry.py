"""The tools that replies go to, each once, and which files there are for a library."""

from __future__ import annotations

from collections.abc import Iterator

from macros.elsewhere.tool import Batch, Tool
from macros.elsewhere.tools import (
    alfred,
    chatwoot,
    espanso,
    freshdesk,
    front,
    gorgias,
    help_scout,
    intercom,
    raycast,
    sheet,
    text_blaze,
    textexpander,
    vscode,
    zammad,
    zendesk,
    zendesk_dynamic_content,
)
from macros.library.model import BASE_LANGUAGE, Library

TOOLS: tuple[Tool, ...] = tuple(
    module.TOOL
    for module in (
        espanso,
        text_blaze,
        textexpander,
        alfred,
        raycast,
        vscode,
        zendesk,
        zendesk_dynamic_content,
        freshdesk,
        gorgias,
        help_scout,
        front,
        intercom,
        chatwoot,
        zammad,
        sheet,
    )
)


def tools(library: Library) -> tuple[Tool, ...]:
    """The tools that files are written for."""
    return tuple(tool for tool in TOOLS if tool.name in library.exports.tools)


def batches(library: Library, tool: Tool, *, site: str = "") -> Iterator[Batch]:
    """The files of a tool: one a language and channel where it has no notion of them."""
    for language in _languages(library, tool):
        for channel in _channels(library, tool):
            name = tool.joint.join(part for part in (tool.name, language, channel) if part)
            yield Batch(f"{name}.{tool.ending}", language, channel, "", site)


def _languages(library: Library, tool: Tool) -> tuple[str | None, ...]:
    if "language" in tool.several:
        return (None,)
    found = {language for reply in library.replies.values() for language in reply.variants}
    return tuple(sorted(found, key=lambda tag: (tag != BASE_LANGUAGE, tag)))


def _channels(library: Library, tool: Tool) -> tuple[str | None, ...]:
    if "channel" in tool.several:
        return (None,)
    wanted = tuple(channel for channel in library.channels if channel in tool.channels)
    return wanted or library.channels
