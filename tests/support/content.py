"""The real content, read once for all tests of a process."""

from __future__ import annotations

from functools import cache

from macros.library.loader import load
from macros.library.model import Library
from macros.text import company
from tests.support.projects import ROOT


def content() -> Library:
    """The library of the project itself; whoever asks for it asks as its company."""
    library = _content()
    company.use(library.company)
    return library


@cache
def _content() -> Library:
    return load(ROOT)[0]
