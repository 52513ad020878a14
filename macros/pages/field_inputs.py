"""Inputs for fields, labelled, as a card or a note shows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from markupsafe import Markup

from macros.library.model import BASE_LANGUAGE, Library
from macros.library.vocabulary import FieldType
from macros.pages.template import render


class Control(NamedTuple):
    """The HTML element that a type of field is filled in with; `mode` chooses a keyboard."""

    element: Literal["input", "textarea", "select"] = "input"
    type: Literal["text", "date"] = "text"
    mode: Literal["text", "url", "email", "numeric"] = "text"


CONTROLS: dict[FieldType, Control] = {
    "text": Control(),
    "long text": Control("textarea"),
    "domain": Control(mode="url"),
    "email": Control(mode="email"),
    "uid": Control(mode="numeric"),
    "date": Control(type="date"),
    "choice": Control("select"),
}


def inputs(library: Library, card: str, names: Iterable[str]) -> Markup:
    """Return an input for each field of `names`; `card` makes their ids one of a kind."""
    fields = [library.fields[name] for name in names if name in library.fields]
    return render("fields", card=card, fields=fields, controls=CONTROLS, language=BASE_LANGUAGE)
