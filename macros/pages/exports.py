"""The page *Replies elsewhere*: every file for another tool, and what to do with it."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from macros.elsewhere.registry import batches, tools
from macros.elsewhere.tool import Batch, Tool
from macros.library.model import Library
from macros.text.languages import language_name

_CODE = re.compile(r"`([^`]+)`")
_KEPT = "Browsers keep these files with the site: they can be taken from here without a network."
_NOT_KEPT = (
    "These files are not kept offline: open this page while you are connected, and keep the file."
)
_ITALIC = re.compile(r"\*([^*]+)\*")


def exports(library: Library, page: str, _name: str) -> Markup:
    """A section a tool: its files, how to install them, what a blank becomes, what is lost."""
    root = library.pages[page].root
    kept = _KEPT if library.exports.offline else _NOT_KEPT
    return Markup("<p>{}</p>").format(kept) + Markup().join(
        _tool(library, tool, root) for tool in tools(library)
    )


def _tool(library: Library, tool: Tool, root: str) -> Markup:
    files = Markup().join(_file(library, batch, root) for batch in batches(library, tool))
    lost = Markup("; ").join(_marked(words) for words in tool.loses) or "nothing of every reply"
    return Markup(
        '<section><h2 id="{name}">{title}</h2><p>{install}</p><ul>{files}</ul>'
        '<p class="dim">A blank becomes {becomes}. Not carried: {lost}. {checked}</p></section>'
    ).format(
        name=tool.name,
        title=tool.title,
        install=_marked(tool.install),
        files=files,
        becomes=_marked(tool.becomes),
        lost=lost,
        checked=_checked(tool),
    )


def _checked(tool: Tool) -> Markup:
    """How far anybody knows that the tool takes the file: none was tried in the tool itself."""
    if not tool.checked:
        return Markup("<strong>Not tried in the tool</strong>: try one reply first.")
    return Markup("Compared with {}; not tried in the tool.").format(_marked(tool.checked))


def _file(library: Library, batch: Batch, root: str) -> Markup:
    language = language_name(batch.language) if batch.language else "all languages"
    frame = library.frames.get((batch.channel or "", "en"))
    channel = frame.title if frame else batch.channel or "all channels"
    return Markup(
        '<li><a href="{}exports/{}" download>{}</a> <span class="dim">{}, {}</span></li>'
    ).format(root, batch.file, batch.file, language, channel)


def _marked(words: str) -> Markup:
    """Words with `code` and *names*."""
    html = _CODE.sub(r"<code>\1</code>", str(escape(words)))
    return Markup(_ITALIC.sub(r"<em>\1</em>", html))  # noqa: S704  escaped above
