"""What was found in another tool's file, before anything is made of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Form: TypeAlias = Literal["html", "text"]


class UnreadableError(Exception):
    """Raised for a file that cannot be read as what it seems to be; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Found:
    """One reply as its tool has it; `where` is its place in the file, for people.

    `known_by` are the names the tool knows it by: our own keys come back that way. `notes` is text
    for agents that stood beside it, `fields` what the tool says of its blanks. `off` says why
    nobody uses it there any more.
    """

    title: str
    body: str
    form: Form
    where: str = ""
    product: str = ""
    language: str = ""
    asks: tuple[str, ...] = ()
    known_by: tuple[str, ...] = ()
    notes: str = ""
    fields: dict[str, dict[str, object]] = field(default_factory=dict)
    translations: dict[str, str] = field(default_factory=dict)
    off: str = ""
