"""Inputs for fields, labelled, as a card or a note shows them."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from macros.library.model import Field, Library

_INPUT_MODES = {"email": "email", "domain": "url", "uid": "numeric"}


def inputs(library: Library, card: str, names: Iterable[str]) -> Markup:
    """An input for each field of `names`; `card` makes their ids one of a kind."""
    found = (library.fields[name] for name in names if name in library.fields)
    fields = Markup().join(_field(card, field) for field in found)
    return Markup('<div class="fields">{}</div>').format(fields)


def _field(card: str, field: Field) -> Markup:
    # The label holds its words alone, the mark stands beside it: no part of the field's name.
    return Markup(
        '<div class="field"><label for="{id}">{label}</label>{mark}{control}</div>'
    ).format(
        id=f"{card}-{field.name}",
        label=field.labels["en"],
        mark=Markup('<span aria-hidden="true">*</span>') if field.required else "",
        control=_control(field, _attributes(card, field)),
    )


def _attributes(card: str, field: Field) -> Markup:
    pattern = Markup(' data-pattern="{}"').format(field.pattern) if field.pattern else Markup()
    required = Markup(" required") if field.required else Markup()
    default = (
        Markup(' data-default="{}"').format(field.defaults["en"])
        if "en" in field.defaults
        else Markup()
    )
    return Markup('id="{}-{}" data-field="{}"{}{}{}').format(
        card, field.name, field.name, default, pattern, required
    )


def _control(field: Field, attributes: Markup) -> Markup:
    example = field.defaults.get("en") or field.examples["en"]
    if field.type == "choice":
        options = [Markup('<option value="">{}</option>').format(field.defaults.get("en", ""))]
        options += [Markup("<option>{}</option>").format(value) for value in field.values]
        return Markup("<select {}>{}</select>").format(attributes, Markup().join(options))
    if field.type == "long text":
        return Markup('<textarea rows="2" placeholder="{}" {}></textarea>').format(
            example, attributes
        )
    kind = "date" if field.type == "date" else "text"
    mode = _INPUT_MODES.get(field.type)
    return Markup('<input type="{}"{} placeholder="{}" {}>').format(
        kind,
        Markup(' inputmode="{}"').format(mode) if mode else "",
        example,
        attributes,
    )
