"""Frames as data: what the browser puts a reply into."""

from __future__ import annotations

from macros.library.model import Library
from macros.messages import compose


def frame_bodies(library: Library) -> dict[str, dict[str, dict[str, str]]]:
    """Text and HTML of every frame, by channel and language."""
    found: dict[str, dict[str, dict[str, str]]] = {channel: {} for channel in library.channels}
    for (channel, language), frame in sorted(library.frames.items()):
        body = compose.body(library, frame.written, language)
        found[channel][language] = {"text": body.text, "html": body.html}
    return found
