"""What goes to another tool: a reply in one language and channel, its blanks apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from macros.library.model import BASE_LANGUAGE, Field
from macros.library.vocabulary import FieldType, TicketValue


@dataclass(frozen=True, slots=True, eq=False)
class Blank:
    """A blank in one language; `known` is what a tool fills in by itself, if anything.

    One field in one language is one blank, wherever it stands.
    """

    name: str
    label: str
    type: FieldType
    default: str
    required: bool
    values: tuple[str, ...]
    known: TicketValue | None

    @property
    def mark(self) -> str:
        """What stands for it where nothing asks: an agent writes over it."""
        return f"[{self.label}]"


Pieces: TypeAlias = tuple["str | Blank", ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A reply as a tool gets it, its frame around it.

    `key` stays the same from export to export; `version` changes with the words. `about` is for
    the agent: version, review, confidence and the address of the playbook.
    """

    name: str
    key: str
    keyword: str
    title: str
    product: str
    language: str
    channel: str
    text: Pieces
    html: Pieces
    asks: tuple[str, ...]
    version: str
    about: str
    home: str


def blank_of(field: Field, language: str, known: TicketValue | None) -> Blank:
    """A field as a blank in a language, in English where that is missing."""
    defaults, labels = field.defaults, field.labels
    return Blank(
        name=str(field.name),
        label=labels.get(language, labels[BASE_LANGUAGE]),
        type=field.type,
        default=defaults.get(language, defaults.get(BASE_LANGUAGE, "")),
        required=field.required,
        values=tuple(map(str, field.values)),
        known=known,
    )
